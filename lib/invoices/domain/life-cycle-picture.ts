import type { Cadre } from "#lib/invoices/domain/cadres.ts";
import { holds } from "#lib/invoices/domain/life-cycle.ts";
import { type Reform, SOCLE } from "#lib/invoices/domain/reform.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { INVOICE_TRANSITIONS, type InvoiceTransition } from "#lib/invoices/domain/transitions.ts";

export type PictureNode = {
  readonly status: InvoiceStatus;
  /** 0 to 2 from the left, and the line from the top: whole numbers, without a gap. */
  readonly column: number;
  readonly row: number;
  /** Where the invoice is, where it has been, where it may go from here, or elsewhere on the way. */
  readonly place: "now" | "passed" | "next" | "other";
  /** Where the table lets one come from, and go to, among what is shown. */
  readonly from: readonly InvoiceStatus[];
  readonly to: readonly InvoiceStatus[];
};
export type PictureEdge = {
  readonly from: InvoiceStatus;
  readonly to: InvoiceStatus;
  readonly kind: "passed" | "next" | "possible";
};
export type LifeCyclePicture = { readonly nodes: readonly PictureNode[]; readonly edges: readonly PictureEdge[] };

/** Where each status stands on the page: the way to the payment in the middle, what leads aside beside it. The moves come from the table. */
const SLOTS: readonly (readonly [InvoiceStatus | null, InvoiceStatus, InvoiceStatus | null])[] = [
  ["SUPPRIMEE", "BROUILLON", null],
  ["ERREUR_FOURNISSEUR_SUR_VALIDEUR", "A_VALIDER_1", null],
  ["ABSENCE_VALIDATION_1_HORS_DELAI", "VALIDEE_1", "REFUSEE_1"],
  ["ERREUR_COTRAITANT_SUR_VALIDEUR", "A_VALIDER_2", null],
  ["ABSENCE_VALIDATION_2_HORS_DELAI", "VALIDEE_2", "REFUSEE_2"],
  [null, "DEPOSEE", null],
  ["A_RECYCLER", "EN_COURS_ACHEMINEMENT", null],
  [null, "MISE_A_DISPOSITION", "SUSPENDUE"],
  [null, "SERVICE_FAIT", "COMPLETEE"],
  [null, "MANDATEE", "REJETEE"],
  [null, "MISE_A_DISPOSITION_COMPTABLE", null],
  [null, "COMPTABILISEE", null],
  [null, "MISE_EN_PAIEMENT", null],
];

type Asked = {
  readonly cadre: Cadre;
  readonly status: InvoiceStatus;
  /** The statuses it went through, oldest first, the present one last. */
  readonly passed: readonly InvoiceStatus[];
  readonly secondValidator?: boolean;
  readonly reform?: Reform;
  /** What the reader's side never sees. */
  readonly hidden?: readonly InvoiceStatus[];
};

/** The life cycle of one invoice, for its cadre: every status that the transition table leads to, with the place where it stands. */
export function lifeCyclePicture(asked: Asked): LifeCyclePicture {
  const { cadre, status, passed, secondValidator = false, reform = SOCLE, hidden = [] } = asked;
  const pairs = pairsFor(cadre, secondValidator, reform).filter((pair) => pair.every((one) => !hidden.includes(one)));
  const walked = passed.filter((one) => !hidden.includes(one));
  const shown = new Set<InvoiceStatus>([...pairs.flat(), ...walked, status]);
  const rows = SLOTS.filter((slot) => slot.some((one) => one !== null && shown.has(one)));
  const steps = walked.slice(1).map((to, index) => `${walked[index]} ${to}`);
  const next = pairs.filter(([from]) => from === status).map(([, to]) => to);
  const place = (one: InvoiceStatus): PictureNode["place"] => {
    if (one === status) return "now";
    if (walked.includes(one)) return "passed";
    return next.includes(one) ? "next" : "other";
  };
  const nodes = rows.flatMap((slot, row) =>
    slot.flatMap((one, column): PictureNode[] =>
      one === null || !shown.has(one)
        ? []
        : [
            {
              status: one,
              column,
              row,
              place: place(one),
              from: pairs.filter(([, to]) => to === one).map(([from]) => from),
              to: pairs.filter(([from]) => from === one).map(([, to]) => to),
            },
          ],
    ),
  );
  const arrival = nodes.find((node) => node.status === "MISE_A_DISPOSITION")?.row ?? 0;
  const near = (from: InvoiceStatus, to: InvoiceStatus) => {
    const [start, end] = [nodes.find((node) => node.status === from), nodes.find((node) => node.status === to)];
    if (!start || !end) return false;
    const apart = Math.abs(start.row - end.row) + Math.abs(start.column - end.column);
    return apart <= 1 || (apart === 2 && Math.max(start.row, end.row) <= arrival);
  };
  const edges = pairs.flatMap(([from, to]): PictureEdge[] => {
    if (steps.includes(`${from} ${to}`)) return [{ from, to, kind: "passed" }];
    if (from === status) return [{ from, to, kind: "next" }];
    // The others only where they are short: the list below the picture has them all.
    return near(from, to) ? [{ from, to, kind: "possible" }] : [];
  });
  return { nodes, edges };
}

type Pair = readonly [InvoiceStatus, InvoiceStatus];

function pairsFor(cadre: Cadre, secondValidator: boolean, reform: Reform): readonly Pair[] {
  const rows: readonly InvoiceTransition[] = INVOICE_TRANSITIONS;
  const fits = (row: InvoiceTransition) => holds(row, reform) && fitsIts(row);
  const fitsIts = ({ cadres, needs }: InvoiceTransition) =>
    (!cadres || cadres.includes(cadre)) && (secondValidator || !needs.includes("secondValidator"));
  const all = rows
    .filter(fits)
    .flatMap(({ from, to }) => from.flatMap((one): Pair[] => (one === null || one === to ? [] : [[one, to]])));
  const reached = new Set<InvoiceStatus>(["BROUILLON"]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const [from, to] of all) if (reached.has(from)) reached.add(to);
  }
  const kept = all.filter(([from]) => reached.has(from));
  return kept.filter(([from, to], index) => kept.findIndex((pair) => pair[0] === from && pair[1] === to) === index);
}
