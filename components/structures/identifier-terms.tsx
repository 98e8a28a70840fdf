import { useTranslations } from "next-intl";

const COPIED = ["data", "services", "members", "accounts"] as const;
const KEPT = ["invoices", "requests", "inactive"] as const;

/** What a change of identifier copies, and what stays where it is. */
export function IdentifierTerms() {
  const t = useTranslations("changeIdentifier");
  return (
    <div className="prose">
      <h2>{t("copiedTitle")}</h2>
      <ul>
        {COPIED.map((key) => (
          <li key={key}>{t(`copied.${key}`)}</li>
        ))}
      </ul>
      <h2>{t("keptTitle")}</h2>
      <ul>
        {KEPT.map((key) => (
          <li key={key}>{t(`kept.${key}`)}</li>
        ))}
      </ul>
    </div>
  );
}
