import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  saveCategoryAction,
  saveSubcategoryAction,
} from "#app/(portal)/administration/tickets/categories/configure.action.ts";
import { inPageLanguage } from "#app/(portal)/support/in-page-language.ts";
import { CategoriesList, CategoryForm, SubcategoryForm } from "#components/tickets/categories.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireStaff } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { wholeCatalogue } from "#lib/tickets/index.ts";

type Asked = Partial<Record<"categorie" | "sousCategorie" | "dans" | "fait", string | string[]>>;
type Props = { searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff("ticket.configure");
  return { title: (await getTranslations("tickets.categories"))("title") };
}

/** What tickets are about, for administrators: all of it, or one form. `dans`: the category of a sub-category to add. */
export default async function TicketCategoriesPage({ searchParams }: Props) {
  const [actor, asked, t, portal] = await Promise.all([
    requireStaff("ticket.configure"),
    searchParams,
    getTranslations("tickets.categories"),
    getTranslations("portal"),
  ]);
  const one = (name: keyof Asked) => [asked[name]].flat()[0] ?? "";
  const categories = (await wholeCatalogue(actor)) ?? notFound();
  const category = categories.find(({ id }) => id === one("categorie")) ?? null;
  const subcategories = categories.flatMap((each) => each.subcategories);
  const subcategory = subcategories.find(({ id }) => id === one("sousCategorie")) ?? null;
  const within = categories.find(({ id }) => id === (subcategory?.categoryId ?? one("dans")));
  const trail = [{ label: portal("domains.administration.name"), href: routes.domain("administration") }];
  const back = [...trail, { label: t("title"), href: routes.ticketCategories() }];
  if (within)
    return (
      <Page title={subcategory?.labelFr ?? t("addSubcategory")} lead={within.labelFr} width="form" trail={back}>
        <SubcategoryForm action={saveSubcategoryAction} category={within} subcategory={subcategory} />
      </Page>
    );
  if (category || one("categorie") === "nouvelle")
    return (
      <Page title={category?.labelFr ?? t("addCategory")} width="form" trail={back}>
        <CategoryForm action={saveCategoryAction} category={category} />
      </Page>
    );
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={trail}
      actions={<ButtonLink href={routes.ticketCategories({ categorie: "nouvelle" })}>{t("addCategory")}</ButtonLink>}
    >
      <div className="page-sections">
        {asked.fait && <Notice tone="ok" live="polite" title={t("done")} />}
        <CategoriesList categories={categories} locale={(await inPageLanguage(actor)).locale} />
      </div>
    </Page>
  );
}
