import { useTranslations } from "next-intl";
import { Details } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table } from "#components/ui/table.tsx";
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from "#lib/demo/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Who can sign in to a demonstration. Never rendered in production. */
export function DemoPeople() {
  const t = useTranslations("signIn");
  const situations = useTranslations("demoSituations");
  return (
    <Details summary={t("demoTitle")}>
      <p>{t("demoText", { password: DEMO_PASSWORD })}</p>
      <p>
        <Link href={routes.demoMail()}>{t("demoMail")}</Link>
      </p>
      <Table<DemoPerson>
        caption={t("demoPeople")}
        rows={DEMO_PEOPLE}
        rowKey={(person) => person.email}
        columns={[
          { key: "email", header: t("email"), rowHeader: true, cell: ({ email }) => email },
          { key: "name", header: t("demoName"), cell: ({ firstName, lastName }) => `${firstName} ${lastName}` },
          { key: "situation", header: t("demoSituation"), cell: ({ situation }) => situations(situation) },
        ]}
      />
    </Details>
  );
}
