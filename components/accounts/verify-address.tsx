import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  kind: "contact" | "login";
  token: string;
  /** Null when the link leads nowhere any more. */
  link: { readonly email: string } | null;
  done: boolean;
  minutes: number;
  action: (before: FormState, data: FormData) => Promise<FormState>;
};

/** Where the link in a mail to a new address leads: one button, since opening the page must change nothing. */
export function VerifyAddress({ kind, token, link, done, minutes, action }: Props) {
  const t = useTranslations("account.verifyAddress");
  if (link)
    return (
      <Page title={t(`${kind}Title`)} lead={t(`${kind}Lead`, { email: link.email })} width="form">
        <Form action={action}>
          <input type="hidden" name="jeton" value={token} />
          <SubmitButton>{t("submit")}</SubmitButton>
        </Form>
      </Page>
    );
  const [title, lead] = done
    ? [t(`${kind}Done`), t(`${kind}DoneText`)]
    : [t("deadTitle"), `${t("deadText", { minutes })} ${t("deadHow")}`];
  return (
    <Page title={title} lead={lead} width="form">
      <p>
        <ButtonLink look="primary" href={kind === "contact" ? routes.accountContact() : routes.account()}>
          {t("toAccount")}
        </ButtonLink>
      </p>
    </Page>
  );
}
