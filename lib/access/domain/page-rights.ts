import type { Permission } from "#lib/access/domain/grants.ts";
import { routes } from "#lib/shared/routes.ts";

/** The right on at least one structure or service that a page of an application takes. */
const PAGE_RIGHTS: Readonly<Record<string, Permission>> = {
  [routes.issuedWorkList()]: "invoice.readIssued",
  [routes.issuedSearch()]: "invoice.readIssued",
  [routes.issuedDashboard()]: "invoice.readIssued",
  [routes.fiscalList()]: "invoice.readIssued",
  [routes.archives()]: "invoice.readIssued",
  [routes.flows()]: "invoice.readIssued",
  [routes.deposit()]: "invoice.draft",
  [routes.keyIn()]: "invoice.draft",
  [routes.invoiceModels()]: "invoice.draft",
  [routes.favouriteRecipients()]: "invoice.draft",
  [routes.returnedInvoices()]: "invoice.submit",
  [routes.receivedInvoices()]: "invoice.readReceived",
  [routes.invoicesToValidate()]: "invoice.readToValidate",
  [routes.approvals()]: "organisation.manage",
  [routes.receivedTickets()]: "ticket.readReceived",
};

/** The right on that structure that a page below it takes of its members, by what follows its address. */
const STRUCTURE_PAGES: Readonly<Record<string, Permission>> = {
  utilisateurs: "organisation.read",
  habilitations: "organisation.manage",
  "utilisateurs/rattacher": "organisation.manage",
};
const STRUCTURE_PAGE = /^\/organisation\/structures\/([0-9a-f-]{36})\/(.+)$/;

/** The right that the page of this address takes; null when it takes none of its own. @param address path and query, as a browser asked for it. */
export function rightOfPage(address: string | null): Permission | null {
  const path = pathOf(address);
  if (Object.hasOwn(PAGE_RIGHTS, path)) return PAGE_RIGHTS[path] ?? null;
  const page = STRUCTURE_PAGE.exec(path)?.[2] ?? "";
  return Object.hasOwn(STRUCTURE_PAGES, page) ? (STRUCTURE_PAGES[page] ?? null) : null;
}

/** The structure that the page of this address is about; null when it is about none. */
export function structureOfPage(address: string | null): string | null {
  return STRUCTURE_PAGE.exec(pathOf(address))?.[1] ?? null;
}

function pathOf(address: string | null): string {
  return address?.split("?")[0] ?? "";
}
