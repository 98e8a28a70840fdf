import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Option, Select } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listText, type ReceivedFilter, type ReceivedRow, receivedQuery } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** The one row whose person is being chosen, and to whom it may be given. */
export type AssignOrder = {
  readonly action: ComponentProps<typeof Form>["action"];
  readonly asked: string | null;
  readonly choices: readonly Option[];
};

type Props = AssignOrder & { row: ReceivedRow; filter: ReceivedFilter; may: boolean };

/** Who takes care of it. The choice opens in the row by an address, so that it needs no script and one list is enough for fifty rows. */
export function AssigneeCell({ row, filter, may, action, asked, choices }: Props) {
  const t = useTranslations("received");
  const { id, number, assigneeId, assigneeName } = row;
  const list = (more: { affecter?: string }) => routes.receivedInvoices({ ...receivedQuery(filter), ...more });
  if (may && asked === id) {
    return (
      <Form action={action} className="row-form">
        <input type="hidden" name="invoiceId" value={id} />
        <input type="hidden" name="seenAssigneeId" value={assigneeId ?? ""} />
        <input type="hidden" name="liste" value={listText(filter)} />
        <input type="hidden" name="apres" value={filter.after ?? ""} />
        <Select
          name="assigneeId"
          label={t("assignTo", { number })}
          wordless
          empty={t("nobody")}
          options={choices}
          defaultValue={assigneeId ?? ""}
          autoFocus
        />
        <span className="button-row">
          <SubmitButton size="small">{t("assign")}</SubmitButton>
          <ButtonLink size="small" look="quiet" href={list({})}>
            {t("cancel")}
          </ButtonLink>
        </span>
      </Form>
    );
  }
  return (
    <>
      {assigneeName}
      {may && (
        <Link className="link below" href={list({ affecter: id })} aria-label={t("assignLabel", { number })}>
          {t(assigneeId ? "reassign" : "assign")}
        </Link>
      )}
    </>
  );
}
