import { useLocale, useTranslations } from "next-intl";
import { Card, DescriptionList, type Detail } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { DirectorySheet } from "#lib/directory/index.ts";
import { whatIsAsked } from "#lib/shared/asked.ts";
import { countryName } from "#lib/shared/countries.ts";
import { formatIdentifier, STATE_SIRET } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";

/** What must be known before anything else on the sheet. */
export function DirectoryNotices({ sheet }: { sheet: DirectorySheet }) {
  const t = useTranslations("directory");
  return (
    <>
      {!sheet.active && (
        <Notice tone="stop" title={t("inactiveTitle")}>
          <p>{t(sheet.replacedBy ? "inactiveReplaced" : "inactiveText")}</p>
          {sheet.replacedBy && (
            <p>
              <Link href={routes.directorySheet(sheet.replacedBy)}>
                {t("replacedBy", { siret: formatIdentifier(sheet.replacedBy) })}
              </Link>
            </p>
          )}
        </Notice>
      )}
      {sheet.active && sheet.moaOnly && (
        <Notice tone="warn" title={t("worksOnlyTitle")}>
          {t("worksOnlyText")}
        </Notice>
      )}
      {sheet.undisclosed && <Notice title={t("undisclosedTitle")}>{t("undisclosedText")}</Notice>}
      {sheet.siret === STATE_SIRET && <Notice title={t("stateTitle")}>{t("stateText")}</Notice>}
    </>
  );
}

export function DirectorySheetCards({ sheet }: { sheet: DirectorySheet }) {
  return (
    <>
      <AskedCard sheet={sheet} />
      <PaymentCard sheet={sheet} />
      <IdentityCard sheet={sheet} />
    </>
  );
}

/** In plain words first, then flag by flag, under the names that software vendors know. */
function AskedCard({ sheet }: { sheet: DirectorySheet }) {
  const t = useTranslations("directory");
  const yesOrNo = (value: boolean) => t(value ? "yes" : "no");
  return (
    <Card title={t("askedTitle")}>
      <p>{t(`askedLong.${whatIsAsked(sheet)}`)}</p>
      <DescriptionList
        items={[
          { label: t("flags.service"), value: yesOrNo(sheet.requiresService) },
          { label: t("flags.commitment"), value: yesOrNo(sheet.requiresCommitment) },
          { label: t("flags.either"), value: yesOrNo(sheet.requiresServiceOrCommitment) },
          { label: t("flags.moaOnly"), value: yesOrNo(sheet.moaOnly) },
        ]}
      />
    </Card>
  );
}

function PaymentCard({ sheet }: { sheet: DirectorySheet }) {
  const t = useTranslations("directory");
  const { payerKind, paymentDays, legalDays, paymentNotReported } = sheet;
  return (
    <Card title={t("paymentTitle")}>
      <p>
        {t(paymentDays < legalDays ? "paymentShorter" : "paymentLegal", { days: paymentDays, legal: legalDays })}{" "}
        {t("paymentStart")}
      </p>
      <DescriptionList
        items={[
          { label: t("payer"), value: t(`payers.${payerKind}`) },
          { label: t("reported"), value: t(paymentNotReported ? "reportedNo" : "reportedYes") },
        ]}
      />
    </Card>
  );
}

const known = (label: string, value: string): Detail[] => (value === "" ? [] : [{ label, value }]);

function IdentityCard({ sheet }: { sheet: DirectorySheet }) {
  const t = useTranslations("directory");
  const locale = useLocale();
  const place = [sheet.postcode, sheet.town].filter(Boolean).join(" ");
  return (
    <Card title={t("identity")}>
      <DescriptionList
        items={[
          { label: t("siret"), value: <Identifier value={sheet.siret} /> },
          ...(sheet.siren ? [{ label: t("siren"), value: <Identifier value={sheet.siren} /> }] : []),
          { label: t("status"), value: t(sheet.active ? "active" : "inactive") },
          ...known(t("address"), [...sheet.addressLines, place].filter(Boolean).join(", ")),
          ...(sheet.undisclosed ? [] : [{ label: t("country"), value: countryName(sheet.country, locale) }]),
        ]}
      />
    </Card>
  );
}
