import { useTranslations } from "next-intl";
import type { Audience } from "#lib/portal/public.ts";

const STEPS = ["one", "two", "three", "four"] as const;

/** What happens from the first gesture to the payment, told to the audience of the tab. */
export function Steps({ audience }: { audience: Audience }) {
  const t = useTranslations("home");
  return (
    <section aria-labelledby="etapes">
      <h2 id="etapes">{t("stepsTitle")}</h2>
      <ol className="steps">
        {STEPS.map((step) => (
          <li key={step}>
            <h3>{t(`audiences.${audience}.steps.${step}.title`)}</h3>
            <p>{t(`audiences.${audience}.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
