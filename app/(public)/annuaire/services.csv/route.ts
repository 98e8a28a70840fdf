import { streamFile } from "#app/(public)/annuaire/stream-file.ts";
import { directoryServicesCsv } from "#lib/directory/index.ts";

export const dynamic = "force-dynamic";

/** The services of every public structure, as a spreadsheet opens them. */
export function GET(request: Request): Promise<Response> {
  return streamFile(request, {
    name: "annuaire-services.csv",
    type: "text/csv; charset=utf-8",
    layout: "services-1",
    write: directoryServicesCsv,
  });
}
