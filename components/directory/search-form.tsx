import { useTranslations } from "next-intl";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { routes } from "#lib/shared/routes.ts";

/** One field for whatever is known of a structure; a GET form, so that a search is an address. */
export function DirectorySearchForm({ typed, tooShort }: { typed: string; tooShort: boolean }) {
  const t = useTranslations("directory");
  return (
    <search>
      <form className="form" action={routes.directory()}>
        <TextInput
          name="recherche"
          type="search"
          label={t("search")}
          help={t("searchHelp")}
          error={tooShort ? t("tooShort") : undefined}
          defaultValue={typed}
          maxLength={100}
          autoComplete="off"
          wordless
        />
        <div>
          <SubmitButton icon="search">{t("submit")}</SubmitButton>
        </div>
      </form>
    </search>
  );
}
