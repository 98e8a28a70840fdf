import { newId } from "#lib/shared/ids.ts";
import { aPdf, invoiceLines } from "#tests/factories/files.ts";
import { each, figure } from "#torture/each.ts";
import type { Finding, PortalRow, Size } from "#torture/row.ts";
import { draftOf, newDepositor, put } from "#torture/support/depositor.ts";
import { onPortal } from "#torture/support/portal.ts";

const ROUNDS: Readonly<Record<Size, number>> = { sample: 1, first: 20, long: 200 };
const AT_ONCE = 100;

/** One deposit sent a hundred times at once under one key, then the same key with another file. */
export const t04: PortalRow = {
  id: "T-04",
  title: "one key a hundred times at once, and with another file",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    let [answered, more, conflicts] = [0, 0, 0];
    for (let round = 0; round < ROUNDS[size]; round += 1) {
      const who = await newDepositor(portal);
      const key = newId();
      const bytes = await aPdf(invoiceLines({ number: `CLE-${round}`, siret: who.siret }));
      const drafts = new Set<string | null>();
      await each(AT_ONCE, AT_ONCE, async () => {
        drafts.add(draftOf(await put(portal, who, { key, bytes })));
        answered += 1;
      });
      const [made] = await onPortal<{ n: number }>(
        portal,
        "select count(*)::int as n from invoice where created_by_id = $1",
        [who.id],
      );
      more += Math.abs((made?.n ?? 0) - 1) + Math.abs(drafts.size - 1) + (drafts.has(null) ? 1 : 0);
      const other = await put(portal, who, { key, bytes: Buffer.concat([bytes, Buffer.from("\n% other\n")]) });
      if (other?.status === 409) conflicts += 1;
    }
    return {
      size: `${ROUNDS[size]} keys × ${AT_ONCE} at once (${figure(answered)} requests), then each with another file`,
      found: `${more} invoices or answers too many; ${conflicts} of ${ROUNDS[size]} other files answered 409`,
      pass: more === 0 && conflicts === ROUNDS[size] && answered === ROUNDS[size] * AT_ONCE,
    };
  },
};
