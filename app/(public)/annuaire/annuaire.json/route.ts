import { streamFile } from "#app/(public)/annuaire/stream-file.ts";
import { directoryJson } from "#lib/directory/index.ts";

export const dynamic = "force-dynamic";

/** Every public structure with its services, for programs. */
export function GET(request: Request): Promise<Response> {
  return streamFile(request, {
    name: "annuaire.json",
    type: "application/json; charset=utf-8",
    layout: "json-1",
    write: directoryJson,
  });
}
