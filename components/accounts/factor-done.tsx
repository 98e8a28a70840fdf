import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";

const DONE = ["ajoute", "retire", "prefere", "renomme"] as const;

/** Says what was just done, by the word in the address. Any other word says nothing. */
export function FactorDone({ word }: { word: string | undefined }) {
  const t = useTranslations("factors.done");
  const done = DONE.find((known) => known === word);
  return done ? (
    <Notice tone="ok" title={t(done)} live="polite">
      <p>{t("text")}</p>
    </Notice>
  ) : null;
}
