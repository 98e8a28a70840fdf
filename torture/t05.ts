import { createHash, randomInt } from "node:crypto";
import { depositFile } from "#bench/deposit-file.ts";
import { PIECE_BYTES } from "#lib/documents/index.ts";
import { newId } from "#lib/shared/ids.ts";
import type { Finding, PortalRow, Size, TorturedPortal } from "#torture/row.ts";
import { type Depositor, draftOf, newDepositor, put, stateOf } from "#torture/support/depositor.ts";
import { onPortal } from "#torture/support/portal.ts";

/** A public entity of the demonstration. */
const RECIPIENT = "12345678200051";

const CUTS: Readonly<Record<Size, number>> = { sample: 3, first: 20, long: 200 };

/** A file of several pieces whose connection is cut after a random number of bytes, then goes on from what has arrived. */
export const t05: PortalRow = {
  id: "T-05",
  title: "the network cut during an upload, then resumed",
  needs: "portal",
  async run(size, portal): Promise<Finding> {
    const who = await newDepositor(portal);
    let [corrupt, twice, sentAgain] = [0, 0, 0];
    for (let cut = 0; cut < CUTS[size]; cut += 1) {
      const bytes = Buffer.from(await depositFile(`COUPE-${cut}`, who.siret, RECIPIENT, 1_500));
      const key = newId();
      const { draft, resent } = await sendWithCut(portal, who, key, bytes, randomInt(1, bytes.length));
      sentAgain += resent;
      const rows = await onPortal<{ sha256: string }>(
        portal,
        `select d.sha256 from invoice i join invoice_file f on f.invoice_id = i.id join document d on d.id = f.document_id
         where i.created_by_id = $1 and d.sha256 = $2`,
        [who.id, createHash("sha256").update(bytes).digest("hex")],
      );
      if (!draft || rows.length === 0) corrupt += 1;
      twice += Math.max(0, rows.length - 1);
    }
    const [all] = await onPortal<{ drafts: number; pieces: number }>(
      portal,
      `select (select count(*)::int from invoice where created_by_id = $1) as drafts,
         (select count(*)::int from upload_piece where user_id = $1) as pieces`,
      [who.id],
    );
    const right = all?.drafts === CUTS[size] && all.pieces === 0;
    return {
      size: `${CUTS[size]} files of more than a megabyte, each cut at a random byte`,
      found: `${corrupt} lost or other bytes, ${twice} twice, ${all?.drafts ?? 0} drafts, ${all?.pieces ?? 0} pieces left; at most one piece sent again: ${sentAgain <= CUTS[size] * PIECE_BYTES}`,
      pass: corrupt === 0 && twice === 0 && right && sentAgain <= CUTS[size] * PIECE_BYTES,
    };
  },
};

/** Sends piece after piece; the one that holds the byte `cutAt` is cut there. Then asks how much has arrived, and goes on. */
async function sendWithCut(portal: TorturedPortal, who: Depositor, key: string, bytes: Buffer, cutAt: number) {
  let [at, cut, resent] = [0, false, 0];
  for (;;) {
    const end = Math.min(at + PIECE_BYTES, bytes.length);
    const piece = { key, bytes: bytes.subarray(at, end), range: `bytes ${at}-${end - 1}/${bytes.length}` };
    if (!cut && cutAt >= at && cutAt < end) {
      cut = true;
      await put(portal, who, { ...piece, cutAfter: cutAt - at });
      const state = await stateOf(portal, who, key);
      const received = Number(state?.body.received ?? 0);
      resent += cutAt - received;
      at = received;
      continue;
    }
    const reply = await put(portal, who, piece);
    if (typeof reply?.body.received !== "number") return { draft: draftOf(reply), resent };
    at = reply.body.received;
  }
}
