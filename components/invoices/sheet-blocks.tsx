import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinesTable } from "#components/invoices/lines-table.tsx";
import { VatTable } from "#components/invoices/vat-table.tsx";
import { Card, DescriptionList, type Detail } from "#components/ui/blocks.tsx";
import { Amount, DateText, Identifier } from "#components/ui/values.tsx";
import { isDepositCadre, mayHaveSecondValidator, needsValidator } from "#lib/invoices/domain/cadres.ts";
import { DEPOSIT_MODES } from "#lib/invoices/domain/deposit-modes.ts";
import { isOneOf } from "#lib/invoices/domain/status.ts";
import { type InvoiceSheet, PAYMENT_MODES, VAT_TYPES } from "#lib/invoices/public.ts";

type Props = { sheet: InvoiceSheet };

/** The blocks of the deposit form, read only, in its order and with its labels (domain reference § 8.1). */
export function SheetBlocks({ sheet }: Props) {
  return (
    <div className="sheet-blocks">
      <SupplierBlock sheet={sheet} />
      <RecipientBlock sheet={sheet} />
      <ValidatorBlock sheet={sheet} />
      <ReferencesBlock sheet={sheet} />
      <AmountsBlock sheet={sheet} />
    </div>
  );
}

/** Empty values are left out of a sheet, except those that a reader looks for: there « Non renseigné » is the answer. */
function useDetails() {
  const none = useTranslations("invoices.sheet")("none");
  return {
    asked: (label: string, value: ReactNode): Detail[] => [
      { label, value: value || <span className="muted">{none}</span> },
    ],
    given: (label: string, value: ReactNode): Detail[] => (value ? [{ label, value }] : []),
  };
}

function service(view: InvoiceSheet["recipientService"]) {
  return view && `${view.code} – ${view.label}`;
}

function SupplierBlock({ sheet }: Props) {
  const t = useTranslations("invoices.sheet");
  const { asked, given } = useDetails();
  const account = sheet.bankAccount;
  return (
    <Card title={t("supplier")}>
      <DescriptionList
        items={[
          ...asked(t("name"), sheet.supplier.name),
          ...asked(t("identifier"), <Identifier value={sheet.supplier.identifier} />),
          ...given(t("supplierService"), service(sheet.supplierService)),
          ...given(t("bankAccount"), account && `${account.label} (${account.maskedIban})`),
        ]}
      />
    </Card>
  );
}

function RecipientBlock({ sheet }: Props) {
  const t = useTranslations("invoices.sheet");
  const { asked } = useDetails();
  return (
    <Card title={t("recipient")}>
      <DescriptionList
        items={[
          ...asked(t("name"), sheet.recipient?.name),
          ...asked(t("identifier"), sheet.recipient && <Identifier value={sheet.recipient.identifier} />),
          ...asked(t("service"), service(sheet.recipientService)),
        ]}
      />
    </Card>
  );
}

/** Who approves before the recipient has it, and until when (domain reference § 10.5). */
function ValidatorBlock({ sheet }: Props) {
  const t = useTranslations("invoices.sheet");
  const { given } = useDetails();
  const { cadre, validator, secondValidator, validation } = sheet;
  if (!isDepositCadre(cadre) || !needsValidator(cadre) || !validator) return null;
  const party = ({ name, identifier }: NonNullable<InvoiceSheet["validator"]>) => (
    <>
      {name} <Identifier value={identifier} />
    </>
  );
  const second = mayHaveSecondValidator(cadre) ? secondValidator : null;
  return (
    <Card title={t("validation")}>
      <DescriptionList
        items={[
          ...given(t(second ? "firstValidator" : "validator"), party(validator)),
          ...given(t("secondValidator"), second && party(second)),
          ...given(t("answerAwaitedSince"), validation && <DateText value={validation.since} />),
          ...given(t("answerLastDay"), validation?.lastDay && <DateText value={validation.lastDay} />),
        ]}
      />
      {validation?.lastDay && <p className="muted">{t("silence")}</p>}
    </Card>
  );
}

function ReferencesBlock({ sheet }: Props) {
  const t = useTranslations("invoices.sheet");
  const codes = useTranslations("invoices");
  const { asked, given } = useDetails();
  const { cadre, depositMode, vatType, paymentMode } = sheet;
  return (
    <Card title={t("references")}>
      <DescriptionList
        items={[
          ...given(t("cadreBlock"), isDepositCadre(cadre) ? codes(`cadres.${cadre}`) : cadre),
          ...asked(t("number"), sheet.number),
          ...asked(t("issueDate"), sheet.issueDate && <DateText value={sheet.issueDate} />),
          ...given(t("submittedAt"), sheet.submittedAt && <DateText value={sheet.submittedAt} />),
          ...given(
            t("depositMode"),
            isOneOf(DEPOSIT_MODES, depositMode) ? codes(`depositModes.${depositMode}`) : depositMode,
          ),
          ...given(t("type"), codes(`types.${sheet.invoiceType}`)),
          ...given(t("originalNumber"), sheet.originalNumber),
          ...asked(t("commitment"), sheet.commitmentNumber),
          ...given(t("contract"), sheet.contractNumber),
          ...given(t("vatType"), vatType && isOneOf(VAT_TYPES, vatType) && codes(`vatTypes.${vatType}`)),
          ...given(t("exemption"), sheet.exemptionReason),
          ...given(
            t("paymentMode"),
            paymentMode && isOneOf(PAYMENT_MODES, paymentMode) && codes(`paymentModes.${paymentMode}`),
          ),
          ...given(t("paymentOrder"), sheet.paymentOrderNumber),
          ...given(t("supplierComment"), sheet.comment),
        ]}
      />
    </Card>
  );
}

function AmountsBlock({ sheet }: Props) {
  const t = useTranslations("invoices.sheet");
  const { asked, given } = useDetails();
  const amount = (value: string | null) => value && <Amount value={value} currency={sheet.currency} />;
  return (
    <Card title={t("amounts")}>
      <DescriptionList
        items={[
          ...asked(t("totalExclTax"), amount(sheet.totalExclTax)),
          ...asked(t("totalTax"), amount(sheet.totalTax)),
          ...given(t("globalDiscount"), amount(sheet.globalDiscount)),
          ...asked(t("totalInclTax"), amount(sheet.totalInclTax)),
          ...asked(t("amountDue"), amount(sheet.amountDue)),
          ...(sheet.currency === "EUR" ? [] : asked(t("currency"), sheet.currency)),
        ]}
      />
      {sheet.lines.length > 0 && <LinesTable lines={sheet.lines} currency={sheet.currency} />}
      {sheet.vatLines.length > 0 && <VatTable lines={sheet.vatLines} currency={sheet.currency} />}
    </Card>
  );
}
