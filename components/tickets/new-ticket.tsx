import { useTranslations } from "next-intl";
import { type AboutInvoice, ObjectField, RecipientField } from "#components/tickets/ticket-about.tsx";
import { DescriptionList, EmptyState } from "#components/ui/blocks.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { PostedForm, type PostedState } from "#components/ui/form.tsx";
import { Select, Textarea, TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { IssuerChoices } from "#lib/tickets/index.ts";
import {
  type CategoryView,
  MOST_FILES,
  PHONE_LENGTH,
  type SubcategoryView,
  TEXT_LENGTH,
  TITLE_LENGTH,
} from "#lib/tickets/public.ts";

type ChoiceProps = {
  /** The page itself, which asks again with what was chosen. */
  action: string;
  categories: readonly CategoryView[];
  category: CategoryView | null;
  /** What the address keeps besides. */
  invoiceId?: string | null;
  draftId?: string | null;
  /** A title and a description are kept already: what a conversation left. */
  readonly goneOn?: boolean;
};

/** « Catégorie », then « Sous-catégorie », each a form by GET: the choice is in the address, and no script is needed. */
export function CategoryChoice({ action, categories, category, invoiceId, draftId, goneOn }: ChoiceProps) {
  const t = useTranslations("tickets.create");
  if (categories.length === 0) return <EmptyState title={t("noCategory")}>{t("noCategoryText")}</EmptyState>;
  const hint = ({ desk, objectKind }: SubcategoryView) =>
    [t(desk === "SUPPORT" ? "toSupport" : "toRecipient"), ...(objectKind ? [t("withObject")] : [])].join(" ");
  return (
    <>
      <form className="form" action={action}>
        {invoiceId && <input type="hidden" name="facture" value={invoiceId} />}
        {draftId && <input type="hidden" name="brouillon" value={draftId} />}
        {goneOn && <input type="hidden" name="repris" value="true" />}
        <Select
          name="categorie"
          label={t("category")}
          empty={t("chooseCategory")}
          options={categories.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={category?.id ?? ""}
          required
        />
        <SubmitButton look={category ? "secondary" : "primary"}>{t(category ? "change" : "continue")}</SubmitButton>
      </form>
      {category && (
        <form className="form" action={action}>
          {invoiceId && <input type="hidden" name="facture" value={invoiceId} />}
          {draftId && <input type="hidden" name="brouillon" value={draftId} />}
          {goneOn && <input type="hidden" name="repris" value="true" />}
          <input type="hidden" name="categorie" value={category.id} />
          <RadioGroup
            name="sousCategorie"
            label={t("subcategory")}
            choices={category.subcategories.map((one) => ({ value: one.id, label: one.name, hint: hint(one) }))}
            boxed
            required
          />
          <SubmitButton>{t("continue")}</SubmitButton>
        </form>
      )}
    </>
  );
}

/** What was chosen, and the way back. */
export function ChosenCategory({
  category,
  subcategory,
  change,
}: {
  category: CategoryView;
  subcategory: SubcategoryView;
  change: string;
}) {
  const t = useTranslations("tickets.create");
  return (
    <>
      <DescriptionList
        items={[
          { label: t("category"), value: category.name },
          { label: t("subcategory"), value: subcategory.name },
        ]}
      />
      <p>
        <Link href={change}>{t("change")}</Link>
      </p>
    </>
  );
}

type FormProps = {
  category: CategoryView;
  subcategory: SubcategoryView;
  issuer: IssuerChoices;
  invoice: AboutInvoice | null;
  /** The draft that is gone on with. */
  draftId: string | null;
  kept: PostedState | null;
  accept: string;
};

/** « Créer un ticket », in the order of the portal: object, recipient, issuer, problem, attachments (domain reference § 14.2). */
export function NewTicketForm({ category, subcategory, issuer, invoice, draftId, kept, accept }: FormProps) {
  const t = useTranslations("tickets.create");
  return (
    <PostedForm action={routes.apiTickets()} kept={kept}>
      <input type="hidden" name="categoryId" value={category.id} />
      <input type="hidden" name="subcategoryId" value={subcategory.id} />
      {invoice && <input type="hidden" name="invoiceId" value={invoice.invoiceId} />}
      {draftId && <input type="hidden" name="draftId" value={draftId} />}
      <fieldset className="fieldset">
        <legend>{t("general")}</legend>
        <ChosenCategory
          category={category}
          subcategory={subcategory}
          change={routes.newTicket({ categorie: category.id, facture: invoice?.invoiceId, brouillon: draftId })}
        />
        <ObjectField subcategory={subcategory} invoice={invoice} />
      </fieldset>
      {subcategory.desk === "RECIPIENT" && <RecipientField subcategory={subcategory} invoice={invoice} />}
      <IssuerFields issuer={issuer} invoice={invoice} />
      <fieldset className="fieldset">
        <legend>{t("problem")}</legend>
        <TextInput name="title" label={t("ticketTitle")} maxLength={TITLE_LENGTH} autoComplete="off" required />
        <Textarea
          name="description"
          label={t("description")}
          help={t("descriptionHelp", { most: TEXT_LENGTH })}
          rows={8}
          maxLength={TEXT_LENGTH}
          required
        />
        <FileInput
          name="fichier"
          label={t("files")}
          help={t("filesHelp", { count: MOST_FILES })}
          accept={accept}
          multiple
        />
      </fieldset>
      <div className="button-row">
        <SubmitButton>{t("submit")}</SubmitButton>
        <SubmitButton look="secondary" name="etape" value="brouillon">
          {t("saveDraft")}
        </SubmitButton>
        <SubmitButton look="quiet" name="etape" value="aide">
          {t("seeAnswers")}
        </SubmitButton>
      </div>
      <p className="muted">{t("seeAnswersHelp")}</p>
    </PostedForm>
  );
}

/** « Émetteur »: who one is and how one is reached are known; in whose name one writes is chosen. */
function IssuerFields({ issuer, invoice }: Pick<FormProps, "issuer" | "invoice">) {
  const t = useTranslations("tickets.create");
  const { structures } = issuer;
  const several = structures.length > 1;
  const services = structures.flatMap((structure) =>
    structure.services.map(({ id, name }) => ({ value: id, label: several ? `${name} (${structure.name})` : name })),
  );
  const own = structures.find(({ id }) => id === invoice?.structureId) ?? (several ? null : structures[0]);
  return (
    <fieldset className="fieldset">
      <legend>{t("issuer")}</legend>
      {structures.length === 0 ? (
        <p>{t("noStructure")}</p>
      ) : (
        <Select
          name="structureId"
          label={t("structure")}
          {...(several ? { empty: t("chooseStructure") } : {})}
          options={structures.map(({ id, identifier, name }) => ({ value: id, label: `${identifier} – ${name}` }))}
          defaultValue={own?.id ?? ""}
          required
        />
      )}
      {services.length > 0 && services.length <= 200 && (
        <Select
          name="serviceId"
          label={t("service")}
          empty={t("noService")}
          options={services}
          defaultValue={invoice?.serviceId ?? ""}
        />
      )}
      <DescriptionList
        items={[
          { label: t("contact"), value: issuer.name },
          { label: t("email"), value: <span className="quoted">{issuer.email}</span> },
        ]}
      />
      <TextInput
        name="phone"
        label={t("phone")}
        type="tel"
        maxLength={PHONE_LENGTH}
        width="medium"
        autoComplete="tel"
        defaultValue={issuer.phone}
      />
    </fieldset>
  );
}
