import { useTranslations } from "next-intl";
import { Textarea, TextInput } from "#components/ui/inputs.tsx";

export type WrittenTexts = {
  readonly titleFrench: string;
  readonly titleEnglish: string;
  readonly bodyFrench: string;
  readonly bodyEnglish: string;
};

/** A title and a text, in French and, if one wishes, in English. */
export function TextFields({ texts }: { texts: WrittenTexts | null }) {
  const t = useTranslations("contents");
  return (
    <>
      <TextInput
        name="titleFrench"
        label={t("titleFrench")}
        lang="fr"
        required
        maxLength={150}
        defaultValue={texts?.titleFrench}
      />
      <Textarea
        name="bodyFrench"
        label={t("bodyFrench")}
        help={t("markdownHelp")}
        lang="fr"
        required
        rows={12}
        maxLength={20000}
        defaultValue={texts?.bodyFrench}
      />
      <TextInput
        name="titleEnglish"
        label={t("titleEnglish")}
        help={t("englishHelp")}
        lang="en"
        maxLength={150}
        defaultValue={texts?.titleEnglish}
      />
      <Textarea
        name="bodyEnglish"
        label={t("bodyEnglish")}
        lang="en"
        rows={12}
        maxLength={20000}
        defaultValue={texts?.bodyEnglish}
      />
    </>
  );
}
