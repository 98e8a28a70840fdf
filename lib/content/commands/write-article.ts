import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { mayPublish, textColumns } from "#lib/content/data/publishing.ts";
import { type ArticleInput, articleInput } from "#lib/content/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

export type ArticleRefusal = "INVALID_INPUT" | "NOT_FOUND" | "CONTENT_CHANGED";

/** Keeps what an administrator wrote: a new draft, or the new text of an article, which everybody reads at once when it is published. */
export async function writeArticle(
  actor: Actor,
  input: ArticleInput,
): Promise<Result<{ articleId: string }, ArticleRefusal>> {
  const denied = await mayPublish(actor);
  if (denied) return denied;
  const read = readInput(articleInput, input);
  if (!read.ok) return read;
  const { articleId: known, version, domain, ...texts } = read.data;
  const at = now();
  const articleId = known ?? newId(at.getTime());
  return transaction<Result<{ articleId: string }, ArticleRefusal>>(async (tx) => {
    const data = { domain, ...textColumns(texts), updatedAt: at };
    if (known) {
      if (!(await tx.article.findUnique({ where: { id: known }, select: { id: true } })))
        return abort(refuse("NOT_FOUND"));
      const { count } = await tx.article.updateMany({
        where: { id: known, version },
        data: { ...data, version: { increment: 1 } },
      });
      if (count === 0) return abort(refuse("CONTENT_CHANGED"));
    } else {
      await tx.article.create({ data: { id: articleId, authorId: actor.userId, createdAt: at, ...data } });
    }
    await recordAudit(tx, {
      type: "article.written",
      detail: { domain },
      userId: actor.userId,
      sessionId: actor.sessionId,
      subject: { type: "article", id: articleId },
    });
    return ok({ articleId });
  });
}
