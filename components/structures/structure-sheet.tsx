import { useTranslations } from "next-intl";
import { Card, DescriptionList, type Detail } from "#components/ui/blocks.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import { countryName } from "#lib/shared/countries.ts";
import { parisDay } from "#lib/shared/dates.ts";
import type { MemberSheet } from "#lib/structures/index.ts";

/** Facts that are not known are left out of the sheet. */
const known = (label: string, value: string | null): Detail[] => (value ? [{ label, value }] : []);

/** What a structure is, and where: for its members. */
export function StructureCards({ sheet, locale }: { sheet: MemberSheet; locale: string }) {
  const t = useTranslations("structures");
  const words = useTranslations("attachments");
  const types = useTranslations("identifierTypes");
  const place = [sheet.postcode, sheet.town].filter(Boolean).join(" ");
  return (
    <>
      <Card title={t("identity")}>
        <DescriptionList
          items={[
            { label: t("identifierType"), value: types(`${sheet.identifierType}.name`) },
            { label: t("identifier"), value: <Identifier value={sheet.identifier} /> },
            ...known(t("label"), sheet.label),
            { label: t("kind"), value: words(`kinds.${sheet.kind}`) },
            { label: t("status"), value: sheet.active ? words("active") : words("inactive") },
            ...known(t("vatNumber"), sheet.vatNumber),
            ...known(t("rcsNumber"), sheet.rcsNumber),
            { label: t("undisclosed"), value: sheet.undisclosed ? t("undisclosedYes") : t("undisclosedNo") },
            ...(sheet.registerCheckedAt
              ? [{ label: t("fromRegister"), value: <DateText value={parisDay(sheet.registerCheckedAt)} /> }]
              : []),
            { label: t("known"), value: <DateText value={parisDay(sheet.since)} /> },
          ]}
        />
      </Card>
      <Card title={t("address")}>
        <DescriptionList
          items={[
            ...known(t("address"), [...sheet.addressLines, place].filter(Boolean).join(", ")),
            { label: t("country"), value: countryName(sheet.country, locale) },
            ...known(t("email"), sheet.email),
            ...known(t("phone"), sheet.phone),
          ]}
        />
      </Card>
    </>
  );
}

export function ManagersCard({ managers }: { managers: readonly { name: string; main: boolean }[] }) {
  const t = useTranslations("structures");
  return (
    <Card title={t("managers")}>
      {managers.length === 0 ? (
        <p>{t("managersNone")}</p>
      ) : (
        <ul>
          {managers.map(({ name, main }) => (
            <li key={name}>{main ? t("managerMain", { name }) : t("managerOther", { name })}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
