import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type ChatOffer, MESSAGE_LENGTH } from "#lib/chat/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  offer: ChatOffer;
  /** Within which one may be asked for, as a sentence says them; null where none are kept. */
  hours: { readonly opens: string; readonly closes: string } | null;
  /** When one may be asked for again; null while it may, or when nobody knows. */
  reopens: { readonly day: string; readonly time: string } | null;
  past: readonly { readonly id: string; readonly openedAt: Date }[];
};

/** The first question, when somebody is there to answer; else the ways that remain. Conversations that are over can be read again. */
export function StartChat({ action, offer, hours, reopens, past }: Props) {
  const t = useTranslations("chat");
  const locale = useLocale();
  return (
    <div className="page-sections">
      {offer === "open" ? (
        <Form action={action}>
          <Textarea
            name="text"
            label={t("first")}
            help={t("firstHelp")}
            maxLength={MESSAGE_LENGTH}
            rows={4}
            required
            wordless
          />
          <div>
            <SubmitButton>{t("start")}</SubmitButton>
          </div>
        </Form>
      ) : (
        <>
          <Notice title={t(`${offer}Title`)}>
            {offer === "closed" && hours && reopens ? t("closed", { ...hours, ...reopens }) : t("nobody")}
          </Notice>
          <div className="button-row">
            <ButtonLink href={routes.newTicket({ repris: true })}>{t("ticketInstead")}</ButtonLink>
            <ButtonLink look="secondary" href={routes.assistant()}>
              {t("assistantInstead")}
            </ButtonLink>
          </div>
        </>
      )}
      {past.length > 0 && (
        <section aria-labelledby="passees">
          <h2 id="passees">{t("past")}</h2>
          <ul className="search-hits">
            {past.map(({ id, openedAt }) => (
              <li key={id}>
                <Link href={routes.chat(id)}>{t("pastOne", { date: formatDateTime(openedAt, locale) })}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
