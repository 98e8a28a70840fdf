import { useTranslations } from "next-intl";
import type { WrittenTexts } from "#components/content/text-fields.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { Markdown } from "#components/ui/markdown.tsx";

/** What was saved, as readers see it. */
export function Preview({ texts }: { texts: WrittenTexts }) {
  const t = useTranslations("contents");
  return (
    <>
      <Card title={t("previewFrench")}>
        <div lang="fr" className="prose">
          <p className="preview-title">{texts.titleFrench}</p>
          <Markdown source={texts.bodyFrench} />
        </div>
      </Card>
      {texts.titleEnglish !== "" && (
        <Card title={t("previewEnglish")}>
          <div lang="en" className="prose">
            <p className="preview-title">{texts.titleEnglish}</p>
            <Markdown source={texts.bodyEnglish === "" ? texts.bodyFrench : texts.bodyEnglish} />
          </div>
        </Card>
      )}
    </>
  );
}
