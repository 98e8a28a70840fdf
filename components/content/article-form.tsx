import { useTranslations } from "next-intl";
import { TextFields } from "#components/content/text-fields.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormAction } from "#lib/actions/index.ts";
import { ARTICLE_DOMAINS, type WrittenArticle } from "#lib/content/public.ts";

export function ArticleForm({ action, article }: { action: FormAction; article: WrittenArticle | null }) {
  const t = useTranslations("contents");
  const news = useTranslations("news");
  return (
    <Form action={action}>
      <input type="hidden" name="articleId" value={article?.id ?? ""} />
      <input type="hidden" name="version" value={article?.version ?? 0} />
      <Select
        name="domain"
        label={t("domain")}
        required
        defaultValue={article?.domain ?? "portail"}
        options={ARTICLE_DOMAINS.map((domain) => ({ value: domain, label: news(`domains.${domain}`) }))}
      />
      <TextFields texts={article} />
      <SubmitButton>{t("save")}</SubmitButton>
    </Form>
  );
}
