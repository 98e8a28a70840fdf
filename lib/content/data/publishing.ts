import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordDenied } from "#lib/audit/index.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/** Who writes for everybody. To anybody else there is nothing here, and the attempt is kept. */
export async function mayPublish(actor: Actor): Promise<Refusal<"NOT_FOUND"> | null> {
  if (canAsStaff(actor, "content.publish")) return null;
  await recordDenied(actor, "content.publish");
  return refuse("NOT_FOUND");
}

/** The columns that hold a text in both languages, from what a form gives. */
export function textColumns(typed: {
  titleFrench: string;
  titleEnglish: string;
  bodyFrench: string;
  bodyEnglish: string;
}) {
  const { titleFrench, titleEnglish, bodyFrench, bodyEnglish } = typed;
  return { titleFrench, titleEnglish, bodyFrench, bodyEnglish: bodyEnglish.trim() === "" ? "" : bodyEnglish };
}
