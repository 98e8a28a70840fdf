import { useLocale, useTranslations } from "next-intl";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { formatDateTime } from "#lib/shared/dates.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

type Action = (before: FormState, data: FormData) => Promise<FormState>;

type Props = {
  pending: { readonly email: string; readonly expiresAt: Date };
  resend: Action;
  drop: Action;
  /** Where the demonstration's mail is read, or nothing. */
  demo: boolean;
};

/** A change of address that waits for its link: what was asked, to send it again, to give it up. */
export function PendingAddress({ pending, resend, drop, demo }: Props) {
  const t = useTranslations("account.pending");
  const locale = useLocale();
  return (
    <Notice tone="info" title={t("title")}>
      <p>{t("text", { email: pending.email, date: formatDateTime(pending.expiresAt, locale) })}</p>
      {demo && (
        <p>
          <Link href={routes.demoMail()}>{t("demoMail")}</Link>
        </p>
      )}
      <div className="button-row">
        <Form action={resend}>
          <SubmitButton look="secondary">{t("resend")}</SubmitButton>
        </Form>
        <Form action={drop}>
          <SubmitButton look="quiet">{t("drop")}</SubmitButton>
        </Form>
      </div>
    </Notice>
  );
}
