/** Moves invoices and listens to their supplier's stream; prints when each move was made and heard. Run by `bench/notifications.ts`. */
import { closeDb } from "#lib/platform/db.ts";
import { closeQueue } from "#lib/platform/queue.ts";
import { routes } from "#lib/shared/routes.ts";
import { makePair, makeReceived, must, treat } from "#tests/factories/invoices.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";

export type HeardMove = { readonly number: string; readonly movedAt: number; readonly heardAt: number };

const [origin = "", rounds = "60"] = process.argv.slice(2);
const pair = await makePair();
const { name, value } = await openSessionCookie(
  process.env.DATABASE_URL ?? "",
  process.env.AUTH_SECRET ?? "",
  pair.seller.userId,
);
const leave = new AbortController();
const reply = await fetch(`${origin}${routes.apiLive()}`, {
  headers: { cookie: `${name}=${value}`, accept: "text/event-stream" },
  signal: leave.signal,
});
if (!reply.ok || !reply.body) throw new Error(`the stream answered ${reply.status}`);

const waiting = new Map<string, (at: number) => void>();
const listening = (async () => {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      const data = /^event: invoice\ndata: (.*)$/m.exec(event.replace(/^id: .*\n/m, ""))?.[1];
      if (data) waiting.get(JSON.parse(data).id)?.(Date.now());
    }
  }
})().catch(() => undefined);

const heard: HeardMove[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const number = `BN-${process.pid}-${round}`;
  const invoiceId = await makeReceived(pair, { number });
  // What came of its arrival was heard before: only the move counts.
  await new Promise((resolve) => setTimeout(resolve, 150));
  const told = new Promise<number>((resolve) => waiting.set(invoiceId, resolve));
  must(await treat(pair, invoiceId, { event: "reject", motif: "AUTRE" }));
  const movedAt = Date.now();
  heard.push({ number, movedAt, heardAt: await told });
}
leave.abort();
await listening;
await closeQueue();
await closeDb();
console.log(JSON.stringify(heard));
