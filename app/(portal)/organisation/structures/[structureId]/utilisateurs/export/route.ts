import { getTranslations } from "next-intl/server";
import { peopleSearch } from "#app/(portal)/organisation/structures/[structureId]/utilisateurs/people-search.ts";
import { notFound } from "#app/api/answers.ts";
import { csvResponse } from "#app/csv-response.ts";
import { exportPeople, type HeldRight, type PersonLine, shortRights } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { now } from "#lib/platform/clock.ts";
import { csvFile } from "#lib/shared/csv.ts";
import { parisDay } from "#lib/shared/dates.ts";

/** One line for each right, as « Mes habilitations » lists them; a person without any has a line too. */
type Line = { readonly person: PersonLine; readonly right: HeldRight | null };

type Context = { params: Promise<{ structureId: string }> };

/** The filtered list of the people of a structure as a file; to whoever may not consult it there is none. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { typed, inactiveDays } = peopleSearch(query);
  const list = actor && (await exportPeople(actor, (await params).structureId, { typed, inactiveDays }));
  if (!list) return notFound();
  const [t, rights] = await Promise.all([getTranslations("people"), getTranslations("rights")]);
  const text = csvFile<Line>(
    [
      { header: t("name"), value: ({ person }) => person.name },
      { header: t("email"), value: ({ person }) => person.email },
      { header: t("role"), value: ({ person }) => rights(`roles.${person.role}`) },
      { header: t("since"), value: ({ person }) => parisDay(person.since) },
      { header: t("lastSignIn"), value: ({ person }) => person.lastSignIn && parisDay(person.lastSignIn) },
      { header: rights("serviceCode"), value: ({ right }) => right?.service },
      {
        header: rights("profile"),
        value: ({ right }) =>
          right && `${rights(`applications.${right.application}`)} ${rights(`levels.${right.level}`)}`,
      },
    ],
    list.flatMap(linesOf),
  );
  return csvResponse(`utilisateurs-${parisDay(now())}`, text);
}

function linesOf(person: PersonLine): Line[] {
  const held = shortRights(person.rights);
  return held.length === 0 ? [{ person, right: null }] : held.map((right) => ({ person, right }));
}
