import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { objectAction } from "#app/(auth)/recuperation/objection/object.action.ts";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import { readNotice } from "#lib/recovery/index.ts";
import { parisDay } from "#lib/shared/dates.ts";

type Props = { searchParams: Promise<Partial<Record<"jeton" | "fait", string | string[]>>> };

/** What opens the page stands in its address: no search engine may keep it. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("objection"))("title"), robots: { index: false, follow: false } };
}

/** Where the mail of a claim leads: who asks for the structure, and one button to say no. */
export default async function ObjectionPage({ searchParams }: Props) {
  const { jeton } = await searchParams;
  const token = typeof jeton === "string" ? jeton : "";
  const [t, notice] = await Promise.all([getTranslations("objection"), readNotice(token)]);
  if (!notice)
    return (
      <Page title={t("title")} width="form">
        <Notice tone="warn" title={t("deadTitle")}>
          <p>{t("deadText")}</p>
        </Notice>
      </Page>
    );
  const { structure, identifier, claimant, askedAt, decidableAt, objectedAt } = notice;
  return (
    <Page title={t("title")} lead={t("lead", { person: claimant, structure })} width="form">
      <div className="grid gap-6">
        <DescriptionList
          items={[
            { label: t("structure"), value: structure },
            { label: t("identifier"), value: <Identifier value={identifier} /> },
            { label: t("claimant"), value: claimant },
            { label: t("askedOn"), value: <DateText value={parisDay(askedAt)} /> },
            { label: t("decidableOn"), value: <DateText value={parisDay(decidableAt)} /> },
          ]}
        />
        {objectedAt ? (
          <Notice tone="ok" live="polite" title={t("doneTitle")}>
            <p>{t("doneText")}</p>
          </Notice>
        ) : (
          <Form action={objectAction}>
            <p>{t("meaning")}</p>
            <input type="hidden" name="jeton" value={token} />
            <SubmitButton>{t("submit")}</SubmitButton>
          </Form>
        )}
      </div>
    </Page>
  );
}
