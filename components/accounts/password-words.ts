import { getTranslations } from "next-intl/server";
import { PASSWORD_RULES, type PasswordRule } from "#lib/accounts/public.ts";

export type PasswordWords = {
  readonly title: string;
  readonly rules: readonly { readonly code: PasswordRule; readonly text: string }[];
  readonly met: string;
  readonly missing: string;
  /** « 2 règles respectées sur 4 », by the number of rules that hold. */
  readonly progress: readonly string[];
  readonly same: string;
  readonly differ: string;
};

/** The sentences of the checklist, made on the server: the browser gets no catalogue. */
export async function passwordWords(): Promise<PasswordWords> {
  const t = await getTranslations("passwordRules");
  const total = PASSWORD_RULES.length;
  return {
    title: t("title"),
    rules: PASSWORD_RULES.map(({ code }) => ({ code, text: t(code) })),
    met: t("met"),
    missing: t("missing"),
    progress: Array.from({ length: total + 1 }, (_, met) => t("progress", { met, total })),
    same: t("same"),
    differ: t("differ"),
  };
}
