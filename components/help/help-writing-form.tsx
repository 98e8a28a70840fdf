import { useTranslations } from "next-intl";
import { draftHelpAction } from "#app/(portal)/administration/aide/help.action.ts";
import { Form } from "#components/ui/form.tsx";
import { Textarea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { WrittenHelp } from "#lib/help/public.ts";

/** The text of a page in one language: the draft, or what readers have to begin with. Kept as a draft, it changes nothing for them. */
export function HelpWritingForm({
  help: { page, locale, shown, draft },
  isWelcome,
}: {
  help: WrittenHelp;
  isWelcome: boolean;
}) {
  const t = useTranslations("helpDesk");
  const text = draft ?? shown;
  return (
    <Form action={draftHelpAction}>
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="version" value={draft?.version ?? 0} />
      <TextInput
        name="title"
        label={t("fields.title")}
        lang={locale}
        required
        maxLength={150}
        defaultValue={text.title}
      />
      <TextInput
        name="summary"
        label={t("fields.summary")}
        help={t(isWelcome ? "fields.leadHelp" : "fields.summaryHelp")}
        lang={locale}
        required
        maxLength={300}
        defaultValue={text.summary}
      />
      {!isWelcome && (
        <TextInput
          name="keywords"
          label={t("fields.keywords")}
          help={t("fields.keywordsHelp")}
          lang={locale}
          maxLength={500}
          defaultValue={text.keywords}
        />
      )}
      <Textarea
        name="body"
        label={t("fields.body")}
        help={t(isWelcome ? "fields.welcomeHelp" : "fields.bodyHelp")}
        lang={locale}
        rows={isWelcome ? 6 : 20}
        maxLength={20000}
        defaultValue={text.body}
      />
      <SubmitButton>{t("save")}</SubmitButton>
    </Form>
  );
}
