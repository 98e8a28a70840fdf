import { getTranslations } from "next-intl/server";
import type { KeyWords } from "#components/accounts/key-button.tsx";

/** The sentences of a button that asks for a key, made on the server. */
export async function keyWords(start: string): Promise<KeyWords> {
  const t = await getTranslations("prove.key");
  return {
    start,
    waiting: t("waiting"),
    cancelled: t("cancelled"),
    known: t("known"),
    failed: t("failed"),
    unsupported: t("unsupported"),
  };
}
