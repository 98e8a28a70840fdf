/** A service of the recipient that an invoice sent back to be recycled may be meant for, and why it is proposed. */
export type ServiceProposal = {
  readonly code: string;
  readonly label: string;
  /** Named in the recipient's comment; the one of the same engagement; one that treated earlier invoices; the only one there is. */
  readonly why: "named" | "commitment" | "earlier" | "only";
};

export type ProposalFacts = {
  /** Active ones. */
  readonly services: readonly { readonly code: string; readonly label: string }[];
  /** The service that the invoice has now: it was sent back from there. */
  readonly present: string | null;
  /** What the recipient wrote. */
  readonly comment: string | null;
  /** Codes of the services that treated earlier invoices of the supplier, most often first. */
  readonly sameCommitment: readonly string[];
  readonly earlier: readonly string[];
};

const MOST = 3;

/** The services worth proposing, the surest first; never the one that sent it back. */
export function proposeServices({
  services,
  present,
  comment,
  sameCommitment,
  earlier,
}: ProposalFacts): ServiceProposal[] {
  const others = services.filter(({ code }) => code !== present);
  const words = new Set((comment ?? "").toUpperCase().split(/[^\p{L}\p{N}_-]+/u));
  const because = (why: ServiceProposal["why"], codes: readonly string[]) =>
    codes.flatMap((code) => {
      const service = others.find((one) => one.code === code);
      return service ? [{ code, label: service.label, why }] : [];
    });
  const named = others.map(({ code }) => code).filter((code) => words.has(code.toUpperCase()));
  const only = others.length === 1 ? others.map(({ code }) => code) : [];
  const found = [
    ...because("named", named),
    ...because("commitment", sameCommitment),
    ...because("earlier", earlier),
    ...because("only", only),
  ];
  return found.filter(({ code }, index) => found.findIndex((one) => one.code === code) === index).slice(0, MOST);
}
