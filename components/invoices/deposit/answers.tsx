import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { controlId } from "#components/invoices/deposit/zones.ts";
import { LinesTable } from "#components/invoices/lines-table.tsx";
import { Card, DescriptionList, type Detail } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Amount, DateText, Identifier } from "#components/ui/values.tsx";
import { DEPOSIT_CADRES, type InvoiceSheet, needsValidator, PAYMENT_MODES, VAT_TYPES } from "#lib/invoices/public.ts";
import { formatFileSize } from "#lib/shared/file-size.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { sheet: InvoiceSheet };

/** What was answered in the form, block by block in its order, each with a way back to change it. */
export function Answers({ sheet }: Props) {
  return (
    <>
      <References sheet={sheet} />
      {sheet.lines.length > 0 && <Lines sheet={sheet} />}
      <Amounts sheet={sheet} />
      <Supplier sheet={sheet} />
      <Files sheet={sheet} />
    </>
  );
}

function Block({
  sheet,
  title,
  field,
  items,
}: Props & { title: string; field: string; items: readonly (Detail | null)[] }) {
  const t = useTranslations("deposit.check");
  const edit = (
    <Link href={`${routes.draft(sheet.id)}#${field}`}>
      {t("edit")} <span className="visually-hidden">{title}</span>
    </Link>
  );
  return (
    <Card title={title} aside={edit}>
      <DescriptionList items={items.filter((item) => item !== null)} />
    </Card>
  );
}

/** Null leaves a line out: an answer that was not asked for is not missing. */
function given(label: string, value: ReactNode): Detail | null {
  return value ? { label, value } : null;
}

function References({ sheet }: Props) {
  const t = useTranslations("deposit");
  const codes = useTranslations("invoices");
  const none = t("check.none");
  const cadre = DEPOSIT_CADRES.find((one) => one === sheet.cadre);
  const vatType = VAT_TYPES.find((one) => one === sheet.vatType);
  const payment = PAYMENT_MODES.find((one) => one === sheet.paymentMode);
  return (
    <Block
      sheet={sheet}
      title={t("check.references")}
      field={controlId("number")}
      items={[
        given(t("form.number"), sheet.number),
        given(t("form.issueDate"), sheet.issueDate && <DateText value={sheet.issueDate} style="long" />),
        given(t("form.type"), codes(`types.${sheet.invoiceType}`)),
        given(t("form.originalNumber"), sheet.originalNumber),
        given(t("check.cadre"), cadre && codes(`cadres.${cadre}`)),
        ...validatorsOf(sheet).map(([word, party]) =>
          given(
            t(`form.${word}`),
            <>
              {party.name} <Identifier value={party.identifier} />
            </>,
          ),
        ),
        { label: t("form.commitmentNumber"), value: sheet.commitmentNumber ?? none },
        { label: t("form.contractNumber"), value: sheet.contractNumber ?? none },
        given(t("form.vatType"), vatType && codes(`vatTypes.${vatType}`)),
        given(t("form.exemptionReason"), sheet.exemptionReason),
        given(t("form.paymentMode"), payment && codes(`paymentModes.${payment}`)),
        given(t("form.comment"), sheet.comment),
      ]}
    />
  );
}

/** Those that the cadre asks: a number left from another choice is not sent anywhere. */
function validatorsOf({ cadre, validator, secondValidator }: Props["sheet"]) {
  const validated = DEPOSIT_CADRES.find((one) => one === cadre && needsValidator(one));
  const second = cadre === "A9_FACTURE_SOUSTRAITANT" ? secondValidator : null;
  if (!validated || !validator) return [];
  return [["validator", validator] as const, ...(second ? [["secondValidator", second] as const] : [])];
}

function Lines({ sheet }: Props) {
  const t = useTranslations("deposit.check");
  return (
    <Card
      title={t("lines")}
      aside={
        <Link href={`${routes.draft(sheet.id)}#${controlId("lines")}`}>
          {t("edit")} <span className="visually-hidden">{t("lines")}</span>
        </Link>
      }
    >
      <LinesTable lines={sheet.lines} currency={sheet.currency} />
      <p className="field-help">{t("typedDocument")}</p>
    </Card>
  );
}

function Amounts({ sheet }: Props) {
  const t = useTranslations("deposit");
  const locale = useLocale();
  const amount = (value: string | null) => value && <Amount value={value} currency={sheet.currency} />;
  const rate = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const detail = sheet.vatLines.length > 0 && (
    <ul>
      {sheet.vatLines.map((line) => (
        <li key={`${line.rate} ${line.base}`}>
          {t.rich("check.vatLine", {
            rate: rate.format(line.rate as Intl.StringNumericLiteral),
            base: () => amount(line.base),
            tax: () => amount(line.tax),
          })}
        </li>
      ))}
    </ul>
  );
  return (
    <Block
      sheet={sheet}
      title={t("check.amounts")}
      field={controlId("totalExclTax")}
      items={[
        given(t("form.totalExclTax"), amount(sheet.totalExclTax)),
        given(t("form.totalTax"), amount(sheet.totalTax)),
        given(t("check.vatDetail"), detail),
        given(t("form.totalInclTax"), amount(sheet.totalInclTax)),
        given(t("form.amountDue"), <strong>{amount(sheet.amountDue)}</strong>),
      ]}
    />
  );
}

function Supplier({ sheet }: Props) {
  const t = useTranslations("deposit");
  const service = sheet.supplierService;
  return (
    <Block
      sheet={sheet}
      title={t("check.supplier")}
      field={controlId("cadre")}
      items={[
        given(t("form.supplierName"), sheet.supplier.name),
        given(t("check.siret"), <Identifier value={sheet.supplier.identifier} />),
        given(t("form.supplierService"), service && `${service.code} – ${service.label}`),
        given(
          t("form.bankAccount"),
          sheet.bankAccount && `${sheet.bankAccount.label} – ${sheet.bankAccount.maskedIban}`,
        ),
      ]}
    />
  );
}

function Files({ sheet }: Props) {
  const t = useTranslations("deposit");
  const locale = useLocale();
  return (
    <Block
      sheet={sheet}
      title={t("check.files")}
      field="pieces-jointes"
      items={sheet.files.map((file) => ({
        label: file.designation,
        value: `${file.fileName} (${formatFileSize(file.size, locale)})`,
      }))}
    />
  );
}
