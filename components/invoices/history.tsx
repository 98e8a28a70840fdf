import { useLocale, useTranslations } from "next-intl";
import { ReceiptLinks } from "#components/invoices/follow/receipt-links.tsx";
import { NormText } from "#components/invoices/norm-text.tsx";
import { Reason } from "#components/invoices/reason.tsx";
import { StatusBadge } from "#components/invoices/status-badge.tsx";
import { Timeline } from "#components/ui/blocks.tsx";
import { Badge } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import { OVERRIDE_EVENT } from "#lib/invoices/domain/override.ts";
import type { InvoiceStatus } from "#lib/invoices/domain/status.ts";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import { INVOICE_TRANSITIONS } from "#lib/invoices/domain/transitions.ts";
import { type HistoryRow, type InvoiceSheet, stepNorm } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

type Props = { events: readonly HistoryRow[] };
/** The invoice that the history is of: what it was sent under says whether codes of the norm are shown. */
type Sent = Pick<InvoiceSheet, "cadre" | "reform">;
type Receipts = { readonly invoiceId: string; readonly side: "issued" | "received" };

/** « Historique d'état », newest first: who did what, when, in what name and with what words (domain reference § 12). */
export function HistoryTable({ events, sheet, receipts }: Props & { sheet: Sent; receipts?: Receipts }) {
  const t = useTranslations("invoices.follow");
  const automatic = useTranslations("invoices")("automatic");
  const columns: Column<HistoryRow>[] = [
    { key: "at", header: t("date"), rowHeader: true, nowrap: true, cell: (line) => <DateText value={line.at} /> },
    { key: "status", header: t("status"), cell: (line) => <Reached line={line} sheet={sheet} /> },
    { key: "user", header: t("user"), cell: (line) => <Person line={line} automatic={automatic} /> },
    { key: "structure", header: t("structure"), cell: (line) => line.structureLabel },
    { key: "comment", header: t("comment"), cell: (line) => <Reason motif={line.motif} comment={line.comment} /> },
    ...(receipts
      ? [
          {
            key: "receipt",
            header: t("receipt"),
            cell: (line: HistoryRow) =>
              line.status === "BROUILLON" ? null : <ReceiptLinks {...receipts} position={line.position} />,
          },
        ]
      : []),
  ];
  return <Table caption={t("history")} columns={columns} rows={events} rowKey={(line) => String(line.position)} />;
}

/** The status; a forced one says so, for the story of an invoice on the bench of testers is not one of the life cycle. */
function Reached({ line, sheet }: { line: HistoryRow; sheet: Sent }) {
  const t = useTranslations("override");
  return (
    <>
      <StatusBadge status={line.status} />
      <NormText code={stepNorm(sheet, line)} />
      {line.event === OVERRIDE_EVENT && <Badge tone="warn">{t("mark")}</Badge>}
    </>
  );
}

function Person({ line, automatic }: { line: HistoryRow; automatic: string }) {
  if (!line.userName) return <span className="muted">{automatic}</span>;
  return (
    <>
      {line.userName}
      {line.userEmail && <small className="muted"> ({line.userEmail})</small>}
    </>
  );
}

const KNOWN_EVENTS: ReadonlySet<string> = new Set(INVOICE_TRANSITIONS.map((row) => row.event));

function isKnown(event: string): event is InvoiceEvent {
  return KNOWN_EVENTS.has(event);
}

/** The wish for other references reads otherwise where it rejected the invoice. */
function eventWords(event: InvoiceEvent, status: InvoiceStatus) {
  return event === "ask-recycling" && status === "REJETEE" ? "ask-recycling-ended" : event;
}

/** The same story in sentences, for whoever does not read codes. */
export function HistoryTimeline({ events }: Props) {
  const t = useTranslations("invoices");
  const forced = useTranslations("override");
  const statuses = useTranslations("invoiceStatus");
  const who = useWho();
  return (
    <Timeline
      items={events.map((line) => ({
        key: String(line.position),
        tone: STATUS_TONES[line.status],
        title: isKnown(line.event)
          ? t(`events.${eventWords(line.event, line.status)}`)
          : line.event === OVERRIDE_EVENT
            ? forced("event", { status: statuses(line.status) })
            : statuses(line.status),
        meta: who(line),
        body: line.motif || line.comment ? <Reason motif={line.motif} comment={line.comment} /> : undefined,
      }))}
    />
  );
}

/** « 4 juin 2021 10:12, par Claire Martin (Ville de Brest) », « …, automatiquement ». */
function useWho(): (line: HistoryRow) => string {
  const t = useTranslations("invoices.follow");
  const locale = useLocale();
  return ({ at, userName, structureLabel }) => {
    const date = formatDateTime(at, locale);
    if (!userName) return t("bySystem", { date });
    return structureLabel
      ? t("by", { date, name: userName, structure: structureLabel })
      : t("byName", { date, name: userName });
  };
}
