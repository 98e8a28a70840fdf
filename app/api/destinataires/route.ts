import { json } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { currentActor } from "#lib/access/web.ts";
import { searchRecipients } from "#lib/directory/index.ts";

/** Public entities by number, name or town, as one types. For people signed in: the public directory has its own page. */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  if (!(await currentActor())) return json([], 401);
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const hits = await searchRecipients(typed.slice(0, 100), 8);
  return json(
    hits.map(({ siret, legalName, postcode, town }) => ({
      siret,
      name: legalName,
      place: [postcode, town].filter(Boolean).join(" "),
    })),
  );
}
