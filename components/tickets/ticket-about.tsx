import { useTranslations } from "next-intl";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Identifier } from "#components/ui/values.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { SubcategoryView } from "#lib/tickets/public.ts";

/** The invoice that a new ticket is about. */
export type AboutInvoice = {
  readonly invoiceId: string;
  readonly number: string;
  readonly recipientName: string;
  readonly recipientIdentifier: string;
  readonly structureId: string | null;
  readonly serviceId: string | null;
  /** Its recipient is the entity that is asked. */
  readonly asked: boolean;
};

type Props = { subcategory: SubcategoryView; invoice: AboutInvoice | null };

/** « Organisation destinataire »: that of the invoice, as a fact; else the one that is typed, which an invoice by its number may spare. */
export function RecipientField({ subcategory, invoice }: Props) {
  const t = useTranslations("tickets");
  return (
    <fieldset className="fieldset">
      <legend>{t("create.recipientTitle")}</legend>
      {invoice?.asked ? (
        <DescriptionList
          items={[
            { label: t("sheet.recipientIdentifier"), value: <Identifier value={invoice.recipientIdentifier} /> },
            { label: t("sheet.recipientName"), value: invoice.recipientName },
          ]}
        />
      ) : (
        <>
          <TextInput
            name="recipient"
            label={t("create.recipient")}
            help={t(subcategory.objectKind === "FACTURE" ? "create.recipientHelp" : "create.recipientRequiredHelp")}
            maxLength={40}
            width="medium"
            autoComplete="off"
            required={subcategory.objectKind !== "FACTURE"}
          />
          <p>
            <Link href={routes.directory()} target="_blank">
              {t("create.directoryLink")}
            </Link>
          </p>
        </>
      )}
    </fieldset>
  );
}

/** « Type d’objet » and its number: known of an invoice from whose sheet one comes, else typed. */
export function ObjectField({ subcategory, invoice }: Props) {
  const t = useTranslations("tickets");
  if (invoice)
    return (
      <DescriptionList
        items={[
          { label: t("create.objectKind"), value: t("objects.FACTURE") },
          { label: t("create.objectNumber"), value: <span className="quoted">{invoice.number}</span> },
        ]}
      />
    );
  if (!subcategory.objectKind) return null;
  return (
    <>
      <DescriptionList items={[{ label: t("create.objectKind"), value: t(`objects.${subcategory.objectKind}`) }]} />
      <TextInput
        name="objectNumber"
        label={t("create.objectNumber")}
        help={t("create.objectHelp")}
        maxLength={60}
        width="medium"
        autoComplete="off"
        required
      />
    </>
  );
}
