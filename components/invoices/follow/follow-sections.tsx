import { useTranslations } from "next-intl";
import { ActionsTable } from "#components/invoices/follow/actions-table.tsx";
import { LifeCycleFigure } from "#components/invoices/follow/life-cycle.tsx";
import { TakenReadings } from "#components/invoices/follow/taken-readings.tsx";
import { FollowSummary } from "#components/invoices/follow-summary.tsx";
import { HistoryTable, HistoryTimeline } from "#components/invoices/history.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Following } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** « Suivi du traitement » as either side reads it: state, the three histories with their receipts, the same in words, and the life cycle drawn. */
export function FollowSections({ following }: { following: Following }) {
  const { sheet, side, events, actions, picture, taken, mayAttest } = following;
  const t = useTranslations("invoices.follow");
  const receipt = useTranslations("receipt");
  return (
    <div className="page-sections">
      <FollowSummary sheet={sheet} />
      {mayAttest && (
        <Notice tone="info" title={receipt("notArrivedTitle")}>
          <p>{receipt("notArrived")}</p>
          <div className="button-row">
            <DownloadLink href={routes.issuedReceipt(sheet.id, {})}>{receipt("attest")}</DownloadLink>
            <DownloadLink href={routes.issuedReceipt(sheet.id, { format: "json" })}>JSON</DownloadLink>
          </div>
        </Notice>
      )}
      <HistoryTable events={sheet.history} sheet={sheet} receipts={{ invoiceId: sheet.id, side }} />
      <section aria-labelledby="en-clair">
        <h2 id="en-clair">{t("inWords")}</h2>
        <HistoryTimeline events={sheet.history} />
      </section>
      <TakenReadings readings={taken} />
      <ActionsTable rows={events} which="events" />
      <ActionsTable rows={actions} which="actions" />
      <LifeCycleFigure picture={picture} side={side === "issued" ? "supplier" : "recipient"} />
    </div>
  );
}
