import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { savePreferencesAction } from "#app/(portal)/mon-compte/preferences/save-preferences.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { readOwnAccount } from "#lib/accounts/index.ts";
import { requireUser } from "#lib/accounts/web.ts";
import { LOCALES, parseTheme, THEMES } from "#lib/shared/preferences.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.preferences.title") };
}

export default async function PreferencesPage({ searchParams }: Props) {
  const user = await requireUser();
  const [{ fait }, t, frame, locale, account] = await Promise.all([
    searchParams,
    getTranslations("account"),
    getTranslations("frame"),
    getLocale(),
    readOwnAccount(user.userId),
  ]);
  return (
    <AccountPage section="preferences" lead={t("preferences.lead")} done={fait ? { title: t("saved") } : null}>
      {/* As a key: after saving, the choices shown are those that were kept. */}
      <Form key={`${locale} ${account.theme}`} action={savePreferencesAction}>
        <RadioGroup
          name="locale"
          label={t("preferences.language")}
          defaultValue={locale}
          choices={LOCALES.map((value) => ({ value, label: <span lang={value}>{frame(`languages.${value}`)}</span> }))}
          required
        />
        <RadioGroup
          name="theme"
          label={t("preferences.theme")}
          defaultValue={parseTheme(account.theme) ?? "systeme"}
          choices={THEMES.map((value) => ({ value, label: frame(`themes.${value}`) }))}
          required
        />
        <SubmitButton>{t("preferences.submit")}</SubmitButton>
      </Form>
    </AccountPage>
  );
}
