import { useTranslations } from "next-intl";
import { DownloadLink } from "#components/ui/button.tsx";

/** « Exporter les résultats »: all of them, not only the page. `to` gives the address of each format. */
export function ExportLinks({ to }: { to: (format: "xlsx" | null) => string }) {
  const t = useTranslations("issued.export");
  return (
    <nav className="button-row" aria-label={t("label")}>
      <DownloadLink size="small" look="quiet" href={to(null)}>
        {t("csv")}
      </DownloadLink>
      <DownloadLink size="small" look="quiet" href={to("xlsx")}>
        {t("xlsx")}
      </DownloadLink>
    </nav>
  );
}
