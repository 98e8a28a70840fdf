import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { visibleTo } from "#lib/invoices/data/invoice.scope.ts";
import { pastRefusalRows } from "#lib/invoices/data/refusal-motifs.ts";
import { adviceFor, type PastView } from "#lib/invoices/domain/past-refusals.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

/** What the draft's recipient sent back before, as advice (F-149). Null without a recipient, and for who cannot see the draft. */
export async function pastRefusals(actor: Actor, draftId: string): Promise<PastView | null> {
  if (!isId(draftId)) return null;
  const draft = await db().invoice.findFirst({
    where: { AND: [{ id: draftId, status: "BROUILLON" }, visibleTo(actor, "issued")] },
    select: { supplierId: true, recipientId: true, _count: { select: { files: { where: { role: "ATTACHMENT" } } } } },
  });
  if (!draft?.recipientId) return null;
  const past = await pastRefusalRows(db(), { supplierId: draft.supplierId, recipientId: draft.recipientId });
  return adviceFor(past, draft._count.files);
}
