import { json } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { currentActor } from "#lib/access/web.ts";
import { searchPrivate } from "#lib/structures/index.ts";

const MOST = 8;

/** Companies of the portal by number, name or town, as one types the validator of an invoice. For people signed in; undisclosed ones are never among them. */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  if (!(await currentActor())) return json([], 401);
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const hits = (await searchPrivate(spaceless(typed.slice(0, 100)), "")) ?? [];
  return json(
    hits.slice(0, MOST).map(({ identifier, legalName, postcode, town }) => ({
      siret: identifier,
      name: legalName ?? identifier,
      place: [postcode, town].filter(Boolean).join(" "),
    })),
  );
}

/** A number is looked for as it is kept, without the spaces it is written with. */
function spaceless(typed: string): string {
  return /^[\d\s]+$/.test(typed) ? typed.replace(/\s/g, "") : typed;
}
