import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import { mayPublish } from "#lib/content/data/publishing.ts";
import { oneArticleInput, type PublishInput, publishInput } from "#lib/content/domain/schemas.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, transaction } from "#lib/platform/db.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

type Outcome = Result<{ articleId: string }, "INVALID_INPUT" | "NOT_FOUND">;

/** Shows an article to everybody: now, or from the moment that was given. */
export async function publishArticle(actor: Actor, input: PublishInput): Promise<Outcome> {
  const read = readInput(publishInput, input);
  if (!read.ok) return read;
  const { articleId, at } = read.data;
  return change(actor, articleId, "article.published", { publishedAt: at ?? now(), withdrawnAt: null });
}

/** Takes an article away from everybody. Its text is kept, and can be published again. */
export async function withdrawArticle(actor: Actor, input: { articleId: string }): Promise<Outcome> {
  const read = readInput(oneArticleInput, input);
  if (!read.ok) return read;
  return change(actor, read.data.articleId, "article.withdrawn", { withdrawnAt: now() });
}

async function change(
  actor: Actor,
  articleId: string,
  type: "article.published" | "article.withdrawn",
  data: { publishedAt?: Date; withdrawnAt: Date | null },
): Promise<Outcome> {
  const denied = await mayPublish(actor);
  if (denied) return denied;
  return transaction<Outcome>(async (tx) => {
    const { count } = await tx.article.updateMany({ where: { id: articleId }, data });
    if (count === 0) return abort(refuse("NOT_FOUND"));
    await recordAudit(tx, {
      type,
      detail: {},
      userId: actor.userId,
      sessionId: actor.sessionId,
      subject: { type: "article", id: articleId },
    });
    return ok({ articleId });
  });
}
