import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { routes } from "#lib/shared/routes.ts";

type Action = ComponentProps<typeof Form>["action"];
type Props = {
  searches: readonly { readonly id: string; readonly name: string; readonly query: string }[];
  /** The present search as its address has it; null when it restricts nothing. */
  present: string | null;
  save: Action;
  forget: Action;
};

/** The searches that one keeps, and the present one to be kept under a name. */
export function SavedSearches({ searches, present, save, forget }: Props) {
  const t = useTranslations("issued.savedSearches");
  if (searches.length === 0 && present === null) return null;
  return (
    <Details summary={t("title", { count: searches.length })}>
      {searches.length > 0 && (
        <ul className="saved-searches">
          {searches.map(({ id, name, query }) => (
            <li key={id}>
              <Link href={routes.issuedSearch(Object.fromEntries(new URLSearchParams(query)))}>{name}</Link>
              <Form action={forget}>
                <input type="hidden" name="searchId" value={id} />
                <SubmitButton look="quiet" size="small" icon="trash">
                  {t("forget")}
                  <VisuallyHidden> {name}</VisuallyHidden>
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {present !== null && (
        <Form action={save}>
          <input type="hidden" name="query" value={present} />
          <TextInput name="name" label={t("name")} help={t("help")} required maxLength={60} width="medium" />
          <div>
            <SubmitButton look="secondary">{t("save")}</SubmitButton>
          </div>
        </Form>
      )}
    </Details>
  );
}
