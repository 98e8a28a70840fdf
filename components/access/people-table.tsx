import { useTranslations } from "next-intl";
import { useProfile } from "#components/access/profile-words.ts";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { type PersonLine, shortRights } from "#lib/access/public.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** « Consulter les utilisateurs »: who acts for a structure, with what, and since when they have not been seen. */
export function PeopleTable({ structureId, people }: { structureId: string; people: readonly PersonLine[] }) {
  const t = useTranslations("people");
  const roles = useTranslations("rights.roles");
  return (
    <Table<PersonLine>
      caption={t("caption", { count: people.length })}
      rows={people}
      rowKey={(person) => person.userId}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: (person) => <Link href={routes.person(structureId, person.userId)}>{person.name}</Link>,
        },
        { key: "email", header: t("email"), cell: (person) => <span className="quoted">{person.email}</span> },
        { key: "role", header: t("role"), cell: (person) => roles(person.role) },
        { key: "rights", header: t("rights"), cell: (person) => <ShortRights person={person} /> },
        {
          key: "last",
          header: t("lastSignIn"),
          nowrap: true,
          cell: ({ lastSignIn }) => (lastSignIn ? <DateText value={parisDay(lastSignIn)} /> : t("never")),
        },
      ]}
    />
  );
}

/** The highest level of each application; beyond a few, how many more. */
function ShortRights({ person }: { person: PersonLine }) {
  const t = useTranslations("people");
  const profile = useProfile();
  const rights = shortRights(person.rights);
  if (rights.length === 0) return t("noRight");
  const shown = rights.slice(0, SHOWN);
  return (
    <ul className="rights-list">
      {shown.map(({ application, level, service }) => (
        <li key={`${service} ${application}`}>
          {service === null
            ? profile(application, level)
            : t("rightOnService", { profile: profile(application, level), service })}
        </li>
      ))}
      {rights.length > SHOWN && <li>{t("moreRights", { count: rights.length - SHOWN })}</li>}
    </ul>
  );
}

const SHOWN = 4;
