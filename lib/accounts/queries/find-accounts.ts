import "server-only";
import { type Actor, canAsStaff } from "#lib/access/public.ts";
import { type AccountFound, accountsNear, accountsWith } from "#lib/accounts/data/find-accounts.ts";
import { closedUntil } from "#lib/accounts/data/limits.ts";
import type { AccountList, AccountRow } from "#lib/accounts/domain/account-views.ts";
import type { AccountStatus } from "#lib/accounts/domain/assist.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { isId } from "#lib/shared/ids.ts";
import { DEFAULT_PAGE_SIZE, decodeCursor, pageOf } from "#lib/shared/pagination.ts";
import { SHORTEST_SEARCH, searchWords } from "#lib/shared/search-words.ts";

export type AccountSearch = {
  readonly typed: string;
  readonly status: AccountStatus | null;
  readonly after?: string | undefined;
  readonly size?: number;
};

/** How alike a word must be: about one letter wrong in four. */
const ALIKE = 0.5;

/**
 * Accounts by any part of a name or address, accents and capitals aside, newest first; when none has all the words, those that are
 * spelled nearly so, the most alike first. Nothing typed lists them all. To whoever may not assist accounts there are none.
 */
export async function findAccounts(actor: Actor, search: AccountSearch): Promise<AccountList> {
  const { typed, status, size = DEFAULT_PAGE_SIZE } = search;
  if (!canAsStaff(actor, "account.assist")) return { items: [], next: null, near: false };
  const words = searchWords(typed);
  if (typed.trim() !== "" && words === null) return { items: [], next: null, near: false };
  const [key] = decodeCursor(search.after, 1) ?? [];
  const after = typeof key === "string" && isId(key) ? key : null;
  const found = await accountsWith({ patterns: words?.patterns ?? [], status, after, limit: size + 1 });
  if (found.length > 0 || words === null || after !== null) {
    const page = pageOf(found, size, (row) => [row.id]);
    return { items: await withDoors(page.items), next: page.next, near: false };
  }
  const telling = words.words.filter((word) => word.length >= SHORTEST_SEARCH);
  if (telling.length === 0) return { items: [], next: null, near: false };
  const near = await accountsNear({ text: words.text, words: telling, status, limit: size }, ALIKE);
  return { items: await withDoors(near), next: null, near: true };
}

/** With the doors that wrong passwords closed. */
export async function withDoors(rows: readonly AccountFound[]): Promise<AccountRow[]> {
  const at = now();
  const emails = rows.map((row) => row.email);
  const doors = await closedUntil("accountFromStranger", emails, at);
  return rows.map((row) => ({ ...row, lockedUntil: later(row.lockedUntil, doors.get(row.email) ?? null, at) }));
}

function later(a: Date | null, b: Date | null, at: Date): Date | null {
  const last = Math.max(a?.getTime() ?? 0, b?.getTime() ?? 0);
  return last > at.getTime() ? new Date(last) : null;
}
