import { json } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { searchGroups } from "#app/search-groups.ts";

/** Of each kind, while one types. */
const FEW = 4;

/** What the search bar proposes, in the language of the page: for everybody, each within their rights. */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return json(await searchGroups(typed.slice(0, 100), FEW));
}
