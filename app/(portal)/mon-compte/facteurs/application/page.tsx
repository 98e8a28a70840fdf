import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { addAppAction } from "#app/(portal)/mon-compte/facteurs/application/add-app.action.ts";
import { QrCode } from "#components/accounts/qr-code.tsx";
import { Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { MAX_FACTOR_NAME, newPendingApp, readPendingApp } from "#lib/accounts/index.ts";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ demande?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("factors.app"))("title") };
}

export default async function AddAppPage({ searchParams }: Props) {
  const user = await requireFreshUser();
  const { demande } = await searchParams;
  const sealed = typeof demande === "string" ? demande : "";
  const proposed = readPendingApp(user, sealed);
  // The secret stays the same while the form is corrected, also without scripts: the address carries it, sealed for this session.
  if (!proposed) redirect(routes.addApp({ demande: newPendingApp(user) }));
  const [t, factors] = await Promise.all([getTranslations("factors.app"), getTranslations("factors")]);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: factors("title"), href: routes.accountFactors() }]}
      width="form"
    >
      <div className="page-sections">
        <section>
          <h2>{t("step1")}</h2>
          <QrCode text={proposed.uri} label={t("qr")} />
          <Details summary={t("manual")}>
            <p>{t("manualText")}</p>
            <p>
              <a className="link" href={proposed.uri}>
                {t("open")}
              </a>
            </p>
            <p>
              {t("secret")}
              <br />
              <code className="app-secret">{proposed.grouped}</code>
            </p>
          </Details>
        </section>
        <section>
          <h2>{t("step2")}</h2>
          <Form action={addAppAction}>
            <input type="hidden" name="demande" value={sealed} />
            <TextInput
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              spellCheck={false}
              maxLength={20}
              width="short"
              label={t("code")}
              help={t("codeHelp")}
              required
            />
            <TextInput
              name="label"
              defaultValue={t("labelDefault")}
              autoComplete="off"
              maxLength={MAX_FACTOR_NAME}
              label={t("label")}
              help={t("labelHelp")}
              required
            />
            <SubmitButton>{t("submit")}</SubmitButton>
          </Form>
        </section>
      </div>
    </Page>
  );
}
