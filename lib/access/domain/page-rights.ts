import type { Permission } from "#lib/access/domain/grants.ts";
import { routes } from "#lib/shared/routes.ts";

/** The right on at least one structure or service that a page of an application takes. */
const PAGE_RIGHTS: Readonly<Record<string, Permission>> = {
  [routes.issuedWorkList()]: "invoice.readIssued",
  [routes.issuedSearch()]: "invoice.readIssued",
  [routes.deposit()]: "invoice.draft",
  [routes.receivedInvoices()]: "invoice.readReceived",
  [routes.approvals()]: "organisation.manage",
};

/** The right that the page of this address takes; null when it takes none of its own. @param address path and query, as a browser asked for it. */
export function rightOfPage(address: string | null): Permission | null {
  const path = address?.split("?")[0] ?? "";
  return Object.hasOwn(PAGE_RIGHTS, path) ? (PAGE_RIGHTS[path] ?? null) : null;
}
