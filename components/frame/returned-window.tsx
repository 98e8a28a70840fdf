import { useLocale, useTranslations } from "next-intl";
import { closeReturned } from "#components/frame/returned.action.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { isMotif, type Returned } from "#lib/invoices/public.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

/** The window of what came back, above every page until it is acknowledged or put off: no script is needed to read or to close it. */
export function ReturnedWindow({ returned: { rows, more } }: { returned: Returned }) {
  const t = useTranslations("returned");
  const statuses = useTranslations("invoiceStatus");
  const motifs = useTranslations("invoices.motifs");
  const locale = useLocale();
  return (
    <aside className="returned-window" aria-labelledby="factures-revenues">
      <h2 id="factures-revenues">{t("window", { count: rows.length, more: more ? "yes" : "no" })}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            {t("line", {
              number: row.number,
              status: statuses(row.status),
              recipient: row.recipientName,
              date: formatDate(parisDay(row.statusAt), locale),
            })}
            {row.motif && isMotif(row.motif) && <span className="muted"> {motifs(row.motif)}</span>}
          </li>
        ))}
      </ul>
      <form action={closeReturned} className="button-row">
        <ButtonLink href={routes.returnedInvoices()} look="primary">
          {t("read")}
        </ButtonLink>
        <Button type="submit" look="quiet">
          {t("later")}
        </Button>
      </form>
    </aside>
  );
}
