import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { noteUse } from "#app/viewer.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ code?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification"))("title") };
}

/** Anyone who was shown a certificate can check it, without an account. */
export default async function VerificationPage({ searchParams }: Props) {
  await noteUse("VERIFICATION");
  const [{ code }, t] = await Promise.all([searchParams, getTranslations("verification")]);
  if (typeof code === "string" && code.trim() !== "") redirect(routes.verifyCertificate(code.trim().slice(0, 60)));
  return (
    <Page title={t("title")} lead={t("lead")} width="form">
      <form method="get" className="form">
        <TextInput
          name="code"
          label={t("code")}
          help={t("codeHelp")}
          required
          width="medium"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <div>
          <Button type="submit" look="primary" icon="check">
            {t("check")}
          </Button>
        </div>
      </form>
    </Page>
  );
}
