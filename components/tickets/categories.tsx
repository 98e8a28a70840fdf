import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { WholeCategory } from "#lib/tickets/index.ts";
import { OBJECT_KINDS, TICKET_AUDIENCES, TICKET_KINDS } from "#lib/tickets/public.ts";

type Subcategory = WholeCategory["subcategories"][number];
type Action = ComponentProps<typeof Form>["action"];

/** Every category with its sub-categories, those that are no longer offered included. */
export function CategoriesList({ categories, locale }: { categories: readonly WholeCategory[]; locale: string }) {
  const t = useTranslations("tickets.categories");
  const support = useTranslations("tickets.support");
  const name = (row: { labelFr: string; labelEn: string }) => (locale === "en" ? row.labelEn : row.labelFr);
  return categories.map((category) => (
    <section key={category.id} className="grid gap-3" aria-labelledby={`categorie-${category.code}`}>
      <div className="with-actions">
        <h2 id={`categorie-${category.code}`}>
          {name(category)} {!category.active && <Badge>{t("inactive")}</Badge>}
        </h2>
        <div className="button-row">
          <ButtonLink size="small" href={routes.ticketCategories({ categorie: category.id })}>
            {t("modify")}
          </ButtonLink>
          <ButtonLink size="small" href={routes.ticketCategories({ dans: category.id })}>
            {t("addSubcategory")}
          </ButtonLink>
        </div>
      </div>
      <p className="muted">{support("targetHours", { hours: category.targetHours })}</p>
      <Table<Subcategory>
        caption={name(category)}
        captionHidden
        rows={category.subcategories}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("labelFr"),
            rowHeader: true,
            cell: (row) => (
              <>
                <Link href={routes.ticketCategories({ sousCategorie: row.id })}>{row.labelFr}</Link>{" "}
                {!row.active && <Badge>{t("inactive")}</Badge>}
              </>
            ),
          },
          { key: "nameEn", header: t("labelEn"), cell: (row) => row.labelEn },
          { key: "kind", header: t("kind"), cell: (row) => t(`kinds.${row.kind}`) },
          { key: "audience", header: t("audience"), cell: (row) => t(`audiences.${row.audience}`) },
          {
            key: "used",
            header: t("tickets"),
            align: "end",
            cell: ({ _count }) => t("used", { count: _count.tickets }),
          },
        ]}
      />
    </section>
  ));
}

function NameFields({ row }: { row: { labelFr: string; labelEn: string } | null }) {
  const t = useTranslations("tickets.categories");
  return (
    <>
      <TextInput name="labelFr" label={t("labelFr")} defaultValue={row?.labelFr ?? ""} maxLength={100} required />
      <TextInput name="labelEn" label={t("labelEn")} defaultValue={row?.labelEn ?? ""} maxLength={100} required />
    </>
  );
}

export function CategoryForm({ action, category }: { action: Action; category: WholeCategory | null }) {
  const t = useTranslations("tickets.categories");
  return (
    <Form action={action}>
      <input type="hidden" name="categoryId" value={category?.id ?? ""} />
      <NameFields row={category} />
      <TextInput
        name="targetHours"
        label={t("targetHours")}
        inputMode="numeric"
        width="short"
        defaultValue={category?.targetHours ?? 20}
        required
      />
      <Checkbox name="active" label={t("active")} defaultChecked={category?.active ?? true} wordless />
      <SubmitButton>{t(category ? "save" : "add")}</SubmitButton>
    </Form>
  );
}

type SubcategoryProps = { action: Action; category: WholeCategory; subcategory: Subcategory | null };

export function SubcategoryForm({ action, category, subcategory }: SubcategoryProps) {
  const t = useTranslations("tickets.categories");
  const objects = useTranslations("tickets.objects");
  return (
    <Form action={action}>
      <input type="hidden" name="categoryId" value={category.id} />
      <input type="hidden" name="subcategoryId" value={subcategory?.id ?? ""} />
      <NameFields row={subcategory} />
      <RadioGroup
        name="kind"
        label={t("kind")}
        choices={TICKET_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        defaultValue={subcategory?.kind ?? "GENERAL"}
        required
      />
      <Select
        name="objectKind"
        label={t("objectKind")}
        empty={t("noObject")}
        options={OBJECT_KINDS.map((kind) => ({ value: kind, label: objects(kind) }))}
        defaultValue={subcategory?.objectKind ?? ""}
      />
      <RadioGroup
        name="audience"
        label={t("audience")}
        choices={TICKET_AUDIENCES.map((one) => ({ value: one, label: t(`audiences.${one}`) }))}
        defaultValue={subcategory?.audience ?? "SIGNED_IN"}
        required
      />
      <Checkbox name="active" label={t("active")} defaultChecked={subcategory?.active ?? true} wordless />
      <SubmitButton>{t(subcategory ? "save" : "add")}</SubmitButton>
    </Form>
  );
}
