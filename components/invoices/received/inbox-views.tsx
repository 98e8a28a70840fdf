import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { RECEIVED_VIEWS, type ReceivedFilter, receivedQuery } from "#lib/invoices/domain/received-filters.ts";
import { isOneOf, VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import type { InvoiceStatus, Total } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  filter: ReceivedFilter;
  views: Readonly<Record<(typeof RECEIVED_VIEWS)[number], Total>>;
  statuses: readonly { readonly status: InvoiceStatus; readonly count: number }[];
};

/** The views of the inbox with how many are in each, then the same by status: each number leads to what it counts. */
export function InboxViews({ filter, views, statuses }: Props) {
  const t = useTranslations("received");
  const words = useTranslations("invoiceStatus");
  const to = (change: Partial<ReceivedFilter>) =>
    routes.receivedInvoices(receivedQuery({ ...filter, status: null, after: null, ...change }));
  return (
    <div className="inbox-views">
      <nav className="view-links" aria-label={t("viewsLabel")}>
        {RECEIVED_VIEWS.map((view) => (
          <Link
            key={view}
            className=""
            href={to({ view, ...(view === "mine" ? { assignee: null } : {}) })}
            {...(filter.view === view && filter.status === null ? { "aria-current": "page" as const } : {})}
          >
            {t("viewCount", { view: t(`views.${view}`), count: views[view].count, more: String(!views[view].exact) })}
          </Link>
        ))}
      </nav>
      {statuses.length > 0 && (
        <nav className="status-links" aria-label={t("statusesLabel")}>
          {statuses.map(({ status, count }) =>
            isOneOf(VISIBLE_TO_RECIPIENT, status) ? (
              <Link
                key={status}
                className=""
                href={to({ view: "all", status })}
                {...(filter.status === status ? { "aria-current": "page" as const } : {})}
              >
                <StatusDot tone={STATUS_TONES[status]}>{t("statusCount", { status: words(status), count })}</StatusDot>
              </Link>
            ) : null,
          )}
        </nav>
      )}
    </div>
  );
}
