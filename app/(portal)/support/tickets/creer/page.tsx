import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inPageLanguage } from "#app/(portal)/support/in-page-language.ts";
import { TICKET_ACCEPT } from "#app/(portal)/support/ticket-accept.ts";
import { CategoryChoice, NewTicketForm } from "#components/tickets/new-ticket.tsx";
import { SimilarAnswers } from "#components/tickets/similar-answers.tsx";
import { Page } from "#components/ui/page.tsx";
import { currentActor, requireActor } from "#lib/access/web.ts";
import { searchHelp } from "#lib/help/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { askedInvoice, issuerChoices, refusedTicketForm, ticketCatalogue, ticketDraft } from "#lib/tickets/index.ts";

type Asked = Partial<Record<"categorie" | "sousCategorie" | "facture" | "brouillon" | "repris", string | string[]>>;
type Props = { searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.create"))("title") };
}

/** What speaks of less than this share of what was asked is no answer. */
const NEAR = 0.3;

/** « Créer un ticket » (features F-97, F-99 to F-102): what it is about, then the rest, known values filled. */
export default async function NewTicketPage({ searchParams }: Props) {
  if (!(await currentActor())) redirect(routes.signIn({ retour: routes.newTicket() }));
  const [actor, asked, t, support] = await Promise.all([
    requireActor().then(inPageLanguage),
    searchParams,
    getTranslations("tickets.create"),
    getTranslations("tickets.support"),
  ]);
  const one = (name: keyof Asked) => [asked[name]].flat()[0] ?? "";
  const draft = one("brouillon") ? await ticketDraft(actor, one("brouillon")) : null;
  const invoiceId = one("facture") || (draft?.invoiceId ?? "");
  const [categories, about] = await Promise.all([
    ticketCatalogue("SIGNED_IN", actor.locale),
    invoiceId ? askedInvoice(actor, invoiceId) : null,
  ]);
  // What the address says first: one may choose anew for a draft.
  const [categoryId, subcategoryId] = one("categorie")
    ? [one("categorie"), one("sousCategorie")]
    : [draft?.categoryId, draft?.subcategoryId];
  const category = categories.find(({ id }) => id === categoryId) ?? null;
  const subcategory = category?.subcategories.find(({ id }) => id === subcategoryId);
  const trail = [{ label: support("title"), href: routes.support() }];
  if (!category || !subcategory)
    return (
      <Page title={t("title")} lead={t("lead")} width="form" trail={trail}>
        <CategoryChoice
          action={routes.newTicket()}
          categories={categories}
          category={category}
          invoiceId={about?.invoiceId ?? null}
          draftId={draft?.id ?? null}
          goneOn={one("repris") !== ""}
        />
      </Page>
    );
  const [issuer, refused] = await Promise.all([
    issuerChoices(actor),
    one("repris") ? refusedTicketForm(actor, null) : null,
  ]);
  const kept = refused ?? (draft && { message: "", problems: [], values: draft.values });
  const typed = kept && `${kept.values.title ?? ""} ${kept.values.description ?? ""}`.trim();
  const hits = await searchHelp(typed || `${category.name} ${subcategory.name}`, actor.locale, 3);
  return (
    <Page title={t("title")} width="form" trail={trail}>
      <SimilarAnswers hits={hits.filter(({ coverage }) => coverage > NEAR)} asked={refused?.message === ""} />
      <NewTicketForm
        category={category}
        subcategory={subcategory}
        issuer={issuer}
        invoice={
          about && {
            ...about,
            serviceId: about.side === "issued" ? about.supplierServiceId : null,
            asked: about.recipientId !== null && about.side !== "received",
          }
        }
        draftId={draft?.id ?? null}
        kept={kept}
        accept={TICKET_ACCEPT}
      />
    </Page>
  );
}
