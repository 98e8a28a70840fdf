import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { readTurns } from "#lib/assistant/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import type { SpokenLine } from "#lib/shared/transcript.ts";

/** The conversation that a page carries, line by line, for the people it is handed over to. */
export function spokenLines({ displayName }: Actor, conversation: string): SpokenLine[] {
  return readTurns(conversation).flatMap(({ asked, said }) => [
    { name: displayName, text: asked },
    { name: BRAND.assistant, text: said.text.join(" ") },
  ]);
}
