import { useTranslations } from "next-intl";
import { pseudonymOf } from "#lib/accounts/public.ts";

const GOES = ["identity", "factors", "rights", "notifications"] as const;

/** What goes and what stays when an account is closed (decision 25), before anything is asked. */
export function ClosingTerms({ userId }: { userId: string }) {
  const t = useTranslations("account.close");
  const { firstName, lastName } = pseudonymOf(userId);
  return (
    <div className="prose">
      <h2>{t("goesTitle")}</h2>
      <ul>
        {GOES.map((part) => (
          <li key={part}>{t(`goes.${part}`)}</li>
        ))}
      </ul>
      <h2>{t("staysTitle")}</h2>
      <ul>
        <li>{t("stays.invoices", { pseudonym: `${firstName} ${lastName}` })}</li>
        <li>{t("stays.trail")}</li>
      </ul>
      <p>{t("drafts")}</p>
    </div>
  );
}
