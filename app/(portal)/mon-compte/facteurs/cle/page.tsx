import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { addKeyAction } from "#app/(portal)/mon-compte/facteurs/cle/add-key.action.ts";
import { KeyButton } from "#components/accounts/key-button.tsx";
import { keyWords } from "#components/accounts/key-words.ts";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { MAX_FACTOR_NAME } from "#lib/accounts/index.ts";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("factors.key"))("title") };
}

export default async function AddKeyPage() {
  await requireFreshUser();
  const [t, factors] = await Promise.all([getTranslations("factors.key"), getTranslations("factors")]);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: factors("title"), href: routes.accountFactors() }]}
      width="form"
    >
      <Form action={addKeyAction}>
        <p>{t("note")}</p>
        <TextInput
          name="label"
          defaultValue={t("labelDefault")}
          autoComplete="off"
          maxLength={MAX_FACTOR_NAME}
          label={t("label")}
          help={t("labelHelp")}
          required
        />
        <KeyButton mode="create" optionsUrl={routes.apiNewKey()} words={await keyWords(t("submit"))} />
        <noscript>
          <Notice tone="warn">
            <p>{t("noScript")}</p>
          </Notice>
        </noscript>
      </Form>
    </Page>
  );
}
