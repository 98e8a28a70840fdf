import type { Actor } from "#lib/access/domain/actor.ts";
import { canSomewhere } from "#lib/access/domain/can.ts";
import type { Permission } from "#lib/access/domain/grants.ts";
import type { Audience } from "#lib/portal/domain/audience.ts";
import { routes } from "#lib/shared/routes.ts";

type Entry = {
  readonly code: string;
  readonly href: string;
  /** Held somewhere to be offered it; null: for everybody, with an account or without. */
  readonly permission: Permission | null;
  /** Also offered to a visitor, whom it asks to sign in. */
  readonly inviting?: true;
  /** Of no use to a visitor, whatever it takes. */
  readonly signedIn?: true;
};

/** What people come to do: the « fonctionnalités » of the home page. Finer than an application: one gesture each. */
export const PORTAL_FUNCTIONS = [
  { code: "DEPOSER", href: routes.deposit(), permission: "invoice.draft", inviting: true },
  { code: "SAISIR", href: routes.keyIn(), permission: "invoice.draft" },
  { code: "RECHERCHER", href: routes.issuedSearch(), permission: "invoice.readIssued", inviting: true },
  { code: "SYNTHESE", href: routes.issuedWorkList(), permission: "invoice.readIssued" },
  { code: "RECUES", href: routes.receivedInvoices(), permission: "invoice.readReceived", inviting: true },
  { code: "A_VALIDER", href: routes.invoicesToValidate(), permission: "invoice.readToValidate" },
  { code: "ANNUAIRE", href: routes.directory(), permission: null },
  { code: "VALIDATEUR", href: routes.validator(), permission: null },
  { code: "VERIFICATION", href: routes.verification(), permission: null },
  { code: "APPROBATIONS", href: routes.approvals(), permission: "organisation.manage" },
  { code: "STRUCTURES", href: routes.structures(), permission: null, signedIn: true },
  { code: "RATTACHEMENT", href: routes.requestAttachment(), permission: null, signedIn: true },
] as const satisfies readonly Entry[];

export type PortalFunction = (typeof PORTAL_FUNCTIONS)[number];
export type PortalFunctionCode = PortalFunction["code"];

export function parseFunction(typed: unknown): PortalFunctionCode | null {
  return PORTAL_FUNCTIONS.find(({ code }) => code === typed)?.code ?? null;
}

/** What a person, or a visitor, can be offered. */
export function functionsFor(actor: Actor | null): PortalFunction[] {
  return PORTAL_FUNCTIONS.filter((one: Entry) => {
    if (!actor) return one.inviting === true || (one.permission === null && !one.signedIn);
    return one.permission === null || canSomewhere(actor, one.permission);
  });
}

/** What is shown before there is a use of one's own, by the tab in force; the first ones that can be reached. */
const USUAL: Readonly<Record<Audience, readonly PortalFunctionCode[]>> = {
  entreprise: ["DEPOSER", "RECHERCHER", "SAISIR", "ANNUAIRE", "VALIDATEUR", "VERIFICATION", "RECUES"],
  "entite-publique": ["RECUES", "APPROBATIONS", "STRUCTURES", "ANNUAIRE", "VERIFICATION", "VALIDATEUR", "DEPOSER"],
  particulier: ["DEPOSER", "RECHERCHER", "ANNUAIRE", "VERIFICATION", "SAISIR"],
  association: ["DEPOSER", "SAISIR", "RECHERCHER", "ANNUAIRE", "VERIFICATION"],
};

const MOST_SHOWN = 6;
const VISITOR_SHOWN = 4;

export type FunctionUse = { readonly code: string; readonly score: number; readonly pinned: boolean };

/** « Fonctionnalités les plus utilisées »: what was pinned, then what the person opens most, then what is usual. Only what they can reach. */
export function mostUsed(
  reachable: readonly PortalFunction[],
  uses: readonly FunctionUse[],
  audience: Audience,
  signedIn: boolean,
): PortalFunction[] {
  const own = [...uses]
    .filter(({ pinned, score }) => pinned || score > 0)
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.score - a.score)
    .map(({ code }) => code);
  const codes = [...new Set<string>([...own, ...USUAL[audience], ...reachable.map(({ code }) => code)])];
  const pinned = uses.filter((one) => one.pinned).length;
  return codes
    .flatMap((code) => reachable.find((one) => one.code === code) ?? [])
    .slice(0, signedIn ? Math.max(MOST_SHOWN, pinned) : VISITOR_SHOWN);
}
