import type { ListPage } from "#lib/invoices/public.ts";
import { makeDraft, makePair, makeReceived, makeSent, must, type Pair, treat } from "#tests/factories/invoices.ts";

/** Invoices of one supplier at every stage that lists tell apart, by name, and another supplier with two of its own. */
export type Listed = { readonly pair: Pair; readonly other: Pair; readonly made: Readonly<Record<string, string>> };

export async function makeListed(): Promise<Listed> {
  const made: Record<string, string> = {};
  const pair = await makePair({ legalName: "Ville de Sainte-Reine" });
  const other = await makePair();
  await makeReceived(other);
  await makeDraft(other.seller, other.supplier.id);
  made.draft = await makeDraft(pair.seller, pair.supplier.id);
  made.sent = await makeSent(pair);
  made.received = await makeReceived(pair, {
    number: "100%_SÛR".replace("Û", "U").replace("%", "-"),
    commitmentNumber: "EJ-42",
  });
  made.suspended = await makeReceived(pair);
  must(await treat(pair, made.suspended, { event: "suspend", motif: "JUSTIF_ABS" }));
  made.rejected = await makeReceived(pair, { totalExclTax: "50", totalTax: "10", amountDue: "60" });
  must(await treat(pair, made.rejected, { event: "reject", motif: "AUTRE" }));
  made.recycle = await makeReceived(pair);
  must(await treat(pair, made.recycle, { event: "ask-recycling", motif: "SE_ERR" }));
  return { pair, other, made };
}

export const ids = (page: ListPage<{ id: string }>) => page.items.map((row) => row.id);

/** Every row of a list, page after page. */
export async function all(list: (cursor: string | undefined) => Promise<ListPage<{ id: string }>>): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined, turns = 0; turns < 50; turns++) {
    const page = await list(cursor);
    found.push(...ids(page));
    if (!page.next) break;
    cursor = page.next;
  }
  return found;
}
