import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { validateAction } from "#app/(public)/validateur/validate.action.ts";
import { noteUse } from "#app/viewer.ts";
import { Validator } from "#components/einvoice/validator.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";

type Props = { searchParams: Promise<{ refus?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("validator");
  return { title: t("title"), description: t("lead") };
}

/** Anyone may have an electronic invoice checked: no account, nothing kept (F-131). */
export default async function ValidatorPage({ searchParams }: Props) {
  await noteUse("VALIDATEUR");
  const [{ refus }, t] = await Promise.all([searchParams, getTranslations("validator")]);
  return (
    <Page title={t("title")} lead={t("lead")} width="page">
      {refus === "taille" && (
        <Notice tone="stop" live="assertive">
          {t("tooLarge")}
        </Notice>
      )}
      <Validator
        action={validateAction}
        words={{
          file: t("file"),
          fileHelp: t("fileHelp"),
          check: t("check"),
          checking: t("checking"),
          result: t("result"),
        }}
      />
    </Page>
  );
}
