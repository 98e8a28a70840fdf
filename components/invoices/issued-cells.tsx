import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import type { Column } from "#components/ui/table.tsx";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import type { RowWithGesture, SupplierGesture } from "#lib/invoices/domain/supplier-gesture.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { formatFileSize } from "#lib/shared/file-size.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { routes } from "#lib/shared/routes.ts";

/**
 * The columns of the supplier's two lists. One set of words and formatters for the whole table: a list of a hundred rows asks
 * for them once.
 */
export function useIssuedColumns(): Readonly<Record<ColumnName, Column<RowWithGesture>>> {
  const t = useTranslations("issued.columns");
  const types = useTranslations("invoices.types");
  const statuses = useTranslations("invoiceStatus");
  const locale = useLocale();
  const money = (row: RowWithGesture, amount: string | null) => amount && formatMoney(amount, locale, row.currency);
  // The hour is on the sheet: a list is read by days.
  const day = (instant: Date | null) => instant && formatDate(parisDay(instant), locale);
  const actions = useRowActions();
  const choices = useTranslations("issued.selection");
  const choose = (number: string) => choices("choose", { number });
  const text = (
    key: ColumnName,
    cell: (row: RowWithGesture) => ReactNode,
    more: Partial<Column<RowWithGesture>> = {},
  ) => ({
    key,
    header: t(key),
    cell,
    ...more,
  });
  return {
    type: text("type", (row) => types(row.invoiceType)),
    supplier: text("supplier", (row) => row.supplierName),
    recipient: text("recipient", (row) => row.recipientName),
    service: text("service", (row) => row.recipientServiceCode),
    number: text("number", (row) => <NumberLink row={row} choose={choose} />, { rowHeader: true, nowrap: true }),
    issueDate: text("issueDate", (row) => row.issueDate && formatDate(row.issueDate, locale), { nowrap: true }),
    submittedAt: text("submittedAt", (row) => day(row.submittedAt), { nowrap: true }),
    totalExclTax: text("totalExclTax", (row) => money(row, row.totalExclTax), { align: "end", nowrap: true }),
    totalInclTax: text("totalInclTax", (row) => money(row, row.totalInclTax), { align: "end", nowrap: true }),
    status: text("status", (row) => <StatusDot tone={STATUS_TONES[row.status]}>{statuses(row.status)}</StatusDot>),
    statusAt: text("statusAt", (row) => day(row.statusAt), { nowrap: true }),
    commitment: text("commitment", (row) => row.commitmentNumber),
    size: text("size", (row) => (row.size > 0 ? formatFileSize(row.size, locale) : null), {
      align: "end",
      nowrap: true,
    }),
    actions: text("actions", actions, { hiddenHeader: true, nowrap: true }),
  };
}

type ColumnName =
  | "type"
  | "supplier"
  | "recipient"
  | "service"
  | "number"
  | "issueDate"
  | "submittedAt"
  | "totalExclTax"
  | "totalInclTax"
  | "status"
  | "statusAt"
  | "commitment"
  | "size"
  | "actions";

/** The form that the ticks of a list belong to: it stands below the table. */
export const CHOICE_FORM = "choix-des-factures";

function NumberLink({ row, choose }: { row: RowWithGesture; choose: (number: string) => string }) {
  const number = row.number ?? row.draftNumber;
  return (
    <span className="tick">
      <input type="checkbox" form={CHOICE_FORM} name="choix" value={row.id} aria-label={choose(number)} />
      <Link href={routes.issuedInvoice(row.id)} data-row-link="">
        {number}
      </Link>
    </span>
  );
}

/** Where each gesture is made. A rejection is acknowledged on the sheet, where its reason is read first. */
const GESTURE_ROUTES: Readonly<Record<SupplierGesture, (invoiceId: string) => string>> = {
  edit: routes.draft,
  complete: routes.completeInvoice,
  recycle: routes.recycleInvoice,
  correctValidator: routes.correctValidator,
  acknowledge: (invoiceId) => routes.issuedInvoice(invoiceId),
};

function useRowActions(): (row: RowWithGesture) => ReactNode {
  const t = useTranslations("issued.rowActions");
  return (row) => {
    const { gesture } = row;
    const number = row.number ?? row.draftNumber;
    return (
      <span className="row-actions">
        {gesture && (
          <ButtonLink size="small" href={GESTURE_ROUTES[gesture](row.id)}>
            {t(gesture)}
            <VisuallyHidden> {number}</VisuallyHidden>
          </ButtonLink>
        )}
        {row.mayDraft && (
          <ButtonLink
            size="small"
            look="quiet"
            icon="copy"
            href={routes.duplicateInvoice(row.id)}
            title={t("duplicate")}
          >
            <VisuallyHidden>
              {t("duplicate")} {number}
            </VisuallyHidden>
          </ButtonLink>
        )}
        {row.mainDocumentId && (
          <DownloadLink size="small" look="quiet" href={routes.apiDocument(row.mainDocumentId)} title={t("download")}>
            <VisuallyHidden>
              {t("download")} {number}
            </VisuallyHidden>
          </DownloadLink>
        )}
      </span>
    );
  };
}
