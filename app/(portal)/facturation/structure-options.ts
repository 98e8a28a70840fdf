import "server-only";
import { type Actor, type Permission, structuresWith } from "#lib/access/index.ts";
import { bankAccounts, structureSheet, structuresByIds } from "#lib/structures/index.ts";

export type FilterOption = { readonly value: string; readonly label: string };

/** The structures where this person holds a permission, as the choices of a filter. */
export async function structureOptions(actor: Actor, permission: Permission): Promise<FilterOption[]> {
  const ids = structuresWith(actor, permission).map(({ structureId }) => structureId);
  const structures = await structuresByIds(ids);
  return structures.map(({ id, legalName, identifier }) => ({ value: id, label: `${legalName} (${identifier})` }));
}

/** The services of one of those structures: the chosen one, or the only one. Of several, none until one is chosen. */
export async function serviceOptions(
  actor: Actor,
  permission: Permission,
  chosen: string | null,
): Promise<FilterOption[]> {
  const reach = reachOf(actor, permission, chosen);
  if (!reach) return [];
  const { structureId, serviceIds } = reach;
  const services = (await structureSheet(structureId))?.services ?? [];
  const mine = serviceIds === "all" ? services : services.filter(({ id }) => serviceIds.includes(id));
  return mine.map(({ id, code, label }) => ({ value: id, label: `${code} – ${label}` }));
}

/** The bank accounts of one of those structures, in the same way; none to whoever has a right on some services only. */
export async function accountOptions(
  actor: Actor,
  permission: Permission,
  chosen: string | null,
): Promise<FilterOption[]> {
  const reach = reachOf(actor, permission, chosen);
  if (reach?.serviceIds !== "all") return [];
  const accounts = await bankAccounts(reach.structureId);
  return accounts.map(({ id, label, maskedIban }) => ({ value: id, label: `${label} (${maskedIban})` }));
}

function reachOf(actor: Actor, permission: Permission, chosen: string | null) {
  const reaches = structuresWith(actor, permission);
  return chosen ? reaches.find((one) => one.structureId === chosen) : reaches.length === 1 ? reaches[0] : undefined;
}
