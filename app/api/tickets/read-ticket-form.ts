import "server-only";
import { collect, readMultipart } from "#app/api/multipart.ts";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { MOST_FILES } from "#lib/tickets/index.ts";

export type TicketPost = {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[];
};

/** Who posts a form of tickets, and what: the session before the files. Its route has checked the Origin. */
export async function readTicketForm(request: Request): Promise<Result<TicketPost & { readonly actor: Actor }>> {
  const actor = await currentActor();
  if (!actor) return refuse("SESSION_ENDED");
  const posted = await readTicketFiles(request, async () => true);
  return posted.ok ? ok({ actor, ...posted.data }) : posted;
}

/** @param admits asked with the fields that stand before a file, whether its bytes are kept at all. */
export async function readTicketFiles(
  request: Request,
  admits: (fields: ReadonlyMap<string, string>) => Promise<boolean>,
): Promise<Result<TicketPost>> {
  const files: { fileName: string; bytes: Uint8Array }[] = [];
  const posted = await readMultipart(request, async ({ fileName, stream }, fields) => {
    if (!(await admits(fields))) return;
    // One more than the limit is enough for the command to refuse; its bytes are not kept.
    if (files.length <= MOST_FILES) files.push({ fileName, bytes: await collect(stream) });
  });
  return posted.ok ? ok({ fields: posted.data, files }) : posted;
}
