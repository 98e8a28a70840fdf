import { useLocale, useTranslations } from "next-intl";
import { ExportLinks } from "#components/invoices/export-links.tsx";
import { FiscalTable } from "#components/invoices/fiscal/fiscal-table.tsx";
import { ListPagination } from "#components/invoices/list-pagination.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { FiscalList } from "#lib/invoices/index.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { list: FiscalList; structureId: string; year: number; after: string | null };

/** The list of a year, whether it is sealed, and its files. */
export function FiscalView({ list, structureId, year, after }: Props) {
  const t = useTranslations("fiscalList");
  const locale = useLocale();
  const asked = { fournisseur: structureId, annee: year };
  const page = (cursor: string | null) => routes.fiscalList({ ...asked, apres: cursor });
  if (list.total.count === 0)
    return <EmptyState title={t("emptyTitle", { year: String(year) })}>{t("empty")}</EmptyState>;
  return (
    <>
      <Notice tone={list.sealedAt ? "ok" : "info"}>
        {list.sealedAt
          ? t("sealed", { year: String(year), date: formatDate(parisDay(list.sealedAt), locale, "long") })
          : t(year === list.presentYear ? "open" : "unsealed", { year: String(year) })}
      </Notice>
      <div className="button-row no-print">
        <ExportLinks to={(format) => routes.fiscalListExport({ ...asked, format })} />
        <DownloadLink size="small" look="quiet" href={routes.fiscalListProof(asked)}>
          {t("proof")}
        </DownloadLink>
      </div>
      <FiscalTable caption={t("caption", { year: String(year) })} rows={list.items} />
      <p className="muted no-print">{t("print")}</p>
      <ListPagination page={list} first={after ? page(null) : null} next={list.next && page(list.next)} />
    </>
  );
}
