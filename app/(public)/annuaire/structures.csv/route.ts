import { streamFile } from "#app/(public)/annuaire/stream-file.ts";
import { directoryStructuresCsv } from "#lib/directory/index.ts";

export const dynamic = "force-dynamic";

/** Every public structure, as a spreadsheet opens it. Counted among the searches of the directory, in `proxy.ts`. */
export function GET(request: Request): Promise<Response> {
  return streamFile(request, {
    name: "annuaire-structures.csv",
    type: "text/csv; charset=utf-8",
    layout: "structures-1",
    write: directoryStructuresCsv,
  });
}
