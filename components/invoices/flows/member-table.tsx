import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Amount } from "#components/ui/values.tsx";
import type { MemberOutcome, MemberRow } from "#lib/invoices/domain/flow-view.ts";
import { routes } from "#lib/shared/routes.ts";

/** A file with its reason as a sentence. */
export type ReportedMember = MemberRow & {
  readonly reason: string | null;
  /** The invoice that the reason speaks of. */
  readonly known: string | null;
};

const TONES: Readonly<Record<MemberOutcome, Tone>> = {
  waiting: "neutral",
  reading: "wait",
  draft: "judge",
  notSent: "warn",
  sent: "ok",
  deleted: "neutral",
  refused: "stop",
  ignored: "neutral",
};

/** « Compte rendu par fichier » : what became of each, and what to do about it. */
export function MemberTable({ members, caption }: { members: readonly ReportedMember[]; caption: string }) {
  const t = useTranslations("flows.sheet");
  return (
    <Table
      caption={caption}
      rows={members}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "path",
          header: t("columns.path"),
          rowHeader: true,
          cell: ({ path }) => <span className="file-path">{path}</span>,
        },
        {
          key: "outcome",
          header: t("columns.outcome"),
          cell: ({ outcome }) => <StatusDot tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</StatusDot>,
        },
        { key: "number", header: t("columns.invoice"), cell: ({ number }) => number },
        { key: "recipient", header: t("columns.recipient"), cell: ({ recipient }) => recipient },
        {
          key: "total",
          header: t("columns.total"),
          align: "end",
          nowrap: true,
          cell: ({ total, currency }) => total && <Amount value={total} currency={currency} />,
        },
        {
          key: "reason",
          header: t("columns.reason"),
          cell: ({ reason, known }) =>
            reason && (
              <>
                {reason} {known && <Link href={routes.issuedInvoice(known)}>{t("known")}</Link>}
              </>
            ),
        },
        {
          key: "actions",
          header: t("columns.actions"),
          hiddenHeader: true,
          nowrap: true,
          cell: (row) => <Action {...row} />,
        },
      ]}
    />
  );
}

function Action({ invoiceId, outcome, path }: ReportedMember) {
  const t = useTranslations("flows.sheet");
  if (!invoiceId) return null;
  const sent = outcome === "sent";
  return (
    <ButtonLink size="small" href={sent ? routes.issuedInvoice(invoiceId) : routes.draft(invoiceId)}>
      {t(sent ? "see" : "open")}
      <VisuallyHidden> {path}</VisuallyHidden>
    </ButtonLink>
  );
}
