import { useTranslations } from "next-intl";
import { AccountStatusDot } from "#components/accounts/admin/account-status.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Badge } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { AccountSheet } from "#lib/accounts/public.ts";

/** Who it is, in what state the account is, and what keeps it from signing in. */
export function AccountIdentity({ sheet }: { sheet: AccountSheet }) {
  const t = useTranslations("adminAccounts");
  const frame = useTranslations("frame");
  return (
    <section aria-labelledby="identite">
      <h2 id="identite">{t("identityTitle")}</h2>
      <DescriptionList
        items={[
          { label: t("columns.status"), value: <AccountStatusDot status={sheet.status} /> },
          { label: t("loginEmail"), value: <span className="break-all">{sheet.email}</span> },
          { label: t("contactEmail"), value: <span className="break-all">{sheet.contactEmail}</span> },
          { label: t("language"), value: frame(sheet.locale === "en" ? "languages.en" : "languages.fr") },
          { label: t("columns.created"), value: <DateText value={sheet.createdAt} /> },
          {
            label: t("columns.lastSignIn"),
            value: sheet.lastSignInAt ? <DateText value={sheet.lastSignInAt} /> : t("never"),
          },
          { label: t("passwordDoor"), value: <Door until={sheet.lockedUntil} /> },
          { label: t("codeDoor"), value: <Door until={sheet.codeLockedUntil} /> },
        ]}
      />
    </section>
  );
}

function Door({ until }: { until: Date | null }) {
  const t = useTranslations("adminAccounts");
  if (!until) return t("doorOpen");
  return (
    <>
      <Badge tone="stop">{t("locked")}</Badge> {t("until")} <DateText value={until} />
    </>
  );
}
