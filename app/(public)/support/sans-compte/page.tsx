import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { openAnonymousAction } from "#app/(public)/support/sans-compte/anonymous.action.ts";
import { CaptchaField } from "#components/captcha/captcha-field.tsx";
import { captchaWords } from "#components/captcha/captcha-words.ts";
import { CategoryChoice, ChosenCategory } from "#components/tickets/new-ticket.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea, TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { DefaultSubmit, SubmitButton } from "#components/ui/submit-button.tsx";
import { currentUser } from "#lib/accounts/web.ts";
import { firstCaptcha } from "#lib/captcha/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { TEXT_LENGTH, TITLE_LENGTH, ticketCatalogue } from "#lib/tickets/index.ts";

type Asked = Partial<Record<"categorie" | "sousCategorie", string | string[]>>;
type Props = { searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.anonymous"))("title") };
}

/** A ticket without an account (feature F-98): the fields of the disconnected form (domain reference § 14.2), and a captcha. */
export default async function AnonymousTicketPage({ searchParams }: Props) {
  if (await currentUser()) redirect(routes.newTicket());
  const [asked, locale, t, words, support] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations("tickets.anonymous"),
    getTranslations("tickets.create"),
    getTranslations("tickets.support"),
  ]);
  const one = (name: keyof Asked) => [asked[name]].flat()[0] ?? "";
  const categories = await ticketCatalogue("EVERYONE", locale);
  const category = categories.find(({ id }) => id === one("categorie")) ?? null;
  const subcategory = category?.subcategories.find(({ id }) => id === one("sousCategorie"));
  const frame = {
    title: t("title"),
    width: "form",
    trail: [{ label: support("title"), href: routes.support() }],
  } as const;
  if (!category || !subcategory)
    return (
      <Page {...frame} lead={t("lead")}>
        <p>
          {t("account")} <Link href={routes.signIn({ retour: routes.newTicket() })}>{t("signIn")}</Link>
        </p>
        <CategoryChoice action={routes.anonymousTicket()} categories={categories} category={category} />
      </Page>
    );
  const [captcha, token] = await Promise.all([captchaWords(), firstCaptcha()]);
  return (
    <Page {...frame}>
      <Form action={openAnonymousAction}>
        <DefaultSubmit name="etape" value="envoi" />
        <input type="hidden" name="subcategoryId" value={subcategory.id} />
        <ChosenCategory
          category={category}
          subcategory={subcategory}
          change={routes.anonymousTicket({ categorie: category.id })}
        />
        <TextInput
          name="email"
          type="email"
          label={t("email")}
          help={t("emailHelp")}
          maxLength={254}
          autoComplete="email"
          required
        />
        <TextInput name="title" label={words("ticketTitle")} maxLength={TITLE_LENGTH} autoComplete="off" required />
        <Textarea
          name="description"
          label={words("description")}
          help={words("descriptionHelp", { most: TEXT_LENGTH })}
          rows={8}
          maxLength={TEXT_LENGTH}
          required
        />
        <CaptchaField token={token} words={captcha} />
        <SubmitButton name="etape" value="envoi">
          {words("submit")}
        </SubmitButton>
      </Form>
    </Page>
  );
}
