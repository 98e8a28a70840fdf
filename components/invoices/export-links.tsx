import { useTranslations } from "next-intl";
import { DownloadLink } from "#components/ui/button.tsx";
import { MOST_ARCHIVED, type Total } from "#lib/invoices/public.ts";

type Props = {
  /** The address of each format: all the results, not only those of the page. */
  to: (format: "xlsx" | null) => string;
  /** Where their documents are, as an archive, with the number of results. */
  archive?: { readonly href: string; readonly total: Total };
};

/** « Exporter les résultats ». */
export function ExportLinks({ to, archive }: Props) {
  const t = useTranslations("issued");
  const most = archive && (archive.total.count > MOST_ARCHIVED || !archive.total.exact);
  return (
    <nav className="button-row" aria-label={t("export.label")}>
      <DownloadLink size="small" look="quiet" href={to(null)}>
        {t("export.csv")}
      </DownloadLink>
      <DownloadLink size="small" look="quiet" href={to("xlsx")}>
        {t("export.xlsx")}
      </DownloadLink>
      {archive && (
        <DownloadLink size="small" look="quiet" href={archive.href}>
          {most
            ? t("archive.searchMost", { count: MOST_ARCHIVED })
            : t("archive.search", { count: archive.total.count })}
        </DownloadLink>
      )}
    </nav>
  );
}
