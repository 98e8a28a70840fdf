import { useLocale, useTranslations } from "next-intl";
import { ACCOUNT_GROUPS } from "#components/accounts/account-sections.ts";
import { Tile, Tiles } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { AccountSummary } from "#lib/accounts/index.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** What is there, and above it what asks for attention. */
export function AccountOverview({ summary }: { summary: AccountSummary }) {
  const t = useTranslations("account");
  const locale = useLocale();
  const { firstName, lastName, contactEmail, contactVerified, loginEmail, passwordChangedAt, sessions } = summary;
  const texts = {
    identity: t("sections.identity.text", { name: `${firstName} ${lastName}` }),
    contact: t("sections.contact.text", { email: contactEmail, verified: contactVerified ? "yes" : "no" }),
    login: t("sections.login.text", { email: loginEmail }),
    password: t("sections.password.text", {
      known: passwordChangedAt ? "yes" : "no",
      date: passwordChangedAt ? formatDate(parisDay(passwordChangedAt), locale, "long") : "",
    }),
    sessions: t("sections.sessions.text", { count: sessions }),
  };
  const textOf = (key: (typeof ACCOUNT_GROUPS)[number]["sections"][number]["key"]) =>
    key === "identity" || key === "contact" || key === "login" || key === "password" || key === "sessions"
      ? texts[key]
      : t(`sections.${key}.text`);
  return (
    <div className="grid gap-10">
      <Attention summary={summary} />
      {ACCOUNT_GROUPS.map((group) => (
        <section key={group.key} className="grid gap-4" aria-labelledby={`groupe-${group.key}`}>
          <h2 id={`groupe-${group.key}`}>{t(`groups.${group.key}`)}</h2>
          <Tiles>
            {group.sections.map(({ key, href }) => (
              <Tile key={key} title={t(`sections.${key}.title`)} href={href}>
                {textOf(key)}
              </Tile>
            ))}
          </Tiles>
        </section>
      ))}
    </div>
  );
}

function Attention({ summary }: { summary: AccountSummary }) {
  const t = useTranslations("account");
  const { contactEmail, contactVerified, mailedCodeOnly } = summary;
  if (contactVerified && !mailedCodeOnly) return null;
  return (
    <Notice tone={contactVerified ? "info" : "warn"} title={t("attention")}>
      {!contactVerified && (
        <p>
          {t("contactToVerify", { email: contactEmail })}{" "}
          <Link href={routes.accountContact()}>{t("contactToVerifyLink")}</Link>
        </p>
      )}
      {mailedCodeOnly && (
        <p>
          {t("mailedCodeOnly")} <Link href={routes.accountFactors()}>{t("mailedCodeOnlyLink")}</Link>
        </p>
      )}
    </Notice>
  );
}
