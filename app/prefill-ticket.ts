import "server-only";
import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/access/index.ts";
import { type SpokenLine, transcript } from "#lib/shared/transcript.ts";
import { keepForm, TEXT_LENGTH, TITLE_LENGTH } from "#lib/tickets/index.ts";

/** Room for what the person adds. */
const ROOM = 200;

/** What was said goes into the form of a new ticket, where the person chooses what it is about, and may change all of it. */
export async function prefillTicket(
  actor: Actor,
  title: string,
  intro: string,
  lines: readonly SpokenLine[],
): Promise<void> {
  const t = await getTranslations("chat");
  const description = `${intro}\n${transcript(lines, TEXT_LENGTH - ROOM, (line) => t("said", line))}`;
  await keepForm(actor.userId, actor.userId, {
    message: "",
    problems: [],
    values: { title: title.slice(0, TITLE_LENGTH), description },
  });
}
