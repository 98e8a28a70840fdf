import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { type HelpTitle, WELCOME } from "#lib/help/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Row = { readonly page: string; readonly titles: readonly HelpTitle[] };

/** Every text, a line each, with what became of it in each language. */
export function HelpTitles({ titles }: { titles: readonly HelpTitle[] }) {
  const t = useTranslations("helpDesk");
  const pages = [...new Set(titles.map(({ page }) => page))];
  const rows = pages.map((page) => ({ page, titles: titles.filter((one) => one.page === page) }));
  return (
    <Table<Row>
      caption={t("title")}
      captionHidden
      rows={rows}
      rowKey={({ page }) => page}
      columns={[
        {
          key: "page",
          header: t("page"),
          rowHeader: true,
          cell: ({ page, titles: [first] }) =>
            page === WELCOME ? t("welcome") : <span lang={first?.locale}>{first?.title}</span>,
        },
        ...(["fr", "en"] as const).map((locale) => ({
          key: locale,
          header: t(`languages.${locale}`),
          cell: ({ titles: all }: Row) => {
            const one = all.find((title) => title.locale === locale);
            return one && <State title={one} />;
          },
        })),
      ]}
    />
  );
}

function State({ title: { page, locale, title, written, drafted } }: { title: HelpTitle }) {
  const t = useTranslations("helpDesk");
  const name = title === "" ? t("welcome") : title;
  return (
    <div className="help-state">
      <StatusDot tone={written ? "ok" : "neutral"}>{t(written ? "written" : "delivered")}</StatusDot>
      {drafted && <StatusDot tone="wait">{t("drafted")}</StatusDot>}
      <Link href={routes.adminHelpPage(locale, page)}>
        {t("open")} <span className="visually-hidden">{`${name} (${locale})`}</span>
      </Link>
    </div>
  );
}
