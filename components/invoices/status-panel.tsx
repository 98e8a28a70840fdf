import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NormText } from "#components/invoices/norm-text.tsx";
import { Reason } from "#components/invoices/reason.tsx";
import { StatusBadge } from "#components/invoices/status-badge.tsx";
import { type InvoiceStatus, isOneOf, VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import { IN_VALIDATION } from "#lib/invoices/domain/validation.ts";
import type { NormCode } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

type Props = {
  status: InvoiceStatus;
  since: Date;
  /** Who reads it: one status asks different things of each side. */
  side: "supplier" | "recipient" | "validator";
  motif: string | null;
  comment: string | null;
  /** Of the norm, for an invoice sent under the rule that shows it. */
  norm?: NormCode | null;
  /** The buttons of the moment. */
  children?: ReactNode;
};

/** The head of a sheet: the status, what it means, what to do, and the reason given with it. */
export function StatusPanel({ status, since, side, motif, comment, norm = null, children }: Props) {
  const t = useTranslations("invoices");
  const locale = useLocale();
  const { meaning, todo } = useStatusWords(status, side);
  return (
    <section className="status-panel" data-tone={STATUS_TONES[status]} aria-labelledby="etat-courant">
      <h2 id="etat-courant" className="visually-hidden">
        {t("sheet.status")}
      </h2>
      <p className="status-panel-head">
        <StatusBadge status={status} />
        <NormText code={norm} />
        <span className="muted">{t("sheet.since", { date: formatDateTime(since, locale) })}</span>
      </p>
      <p>
        {meaning} <strong>{todo}</strong>
      </p>
      <Reason motif={motif} comment={comment} />
      {children}
    </section>
  );
}

/** The two sentences of a status for one side. */
function useStatusWords(status: InvoiceStatus, side: Props["side"]) {
  const t = useTranslations("invoices");
  if (side === "validator") {
    const known = isOneOf(IN_VALIDATION, status) ? status : "later";
    return { meaning: t(`validatorStatuses.${known}.meaning`), todo: t(`validatorStatuses.${known}.todo`) };
  }
  if (side === "recipient" && isOneOf(VISIBLE_TO_RECIPIENT, status)) {
    return { meaning: t(`recipientStatuses.${status}.meaning`), todo: t(`recipientStatuses.${status}.todo`) };
  }
  return { meaning: t(`supplierStatuses.${status}.meaning`), todo: t(`supplierStatuses.${status}.todo`) };
}
