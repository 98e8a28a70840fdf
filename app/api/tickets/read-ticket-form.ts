import "server-only";
import { collect, readMultipart } from "#app/api/multipart.ts";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { MOST_FILES } from "#lib/tickets/index.ts";

export type TicketPost = {
  readonly actor: Actor;
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[];
};

/** Who posts a form of tickets, and what: the session before the files. Its route has checked the Origin. */
export async function readTicketForm(request: Request): Promise<Result<TicketPost>> {
  const actor = await currentActor();
  if (!actor) return refuse("SESSION_ENDED");
  const files: { fileName: string; bytes: Uint8Array }[] = [];
  const fields = await readMultipart(request, async ({ fileName, stream }) => {
    // One more than the limit is enough for the command to refuse; its bytes are not kept.
    if (files.length <= MOST_FILES) files.push({ fileName, bytes: await collect(stream) });
  });
  return fields.ok ? ok({ actor, fields: fields.data, files }) : fields;
}
