import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { RowChoice } from "#components/invoices/row-choice.tsx";
import type { Form } from "#components/ui/form.tsx";
import type { Option } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
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
      <RowChoice
        action={action}
        hidden={{
          invoiceId: id,
          seenAssigneeId: assigneeId ?? "",
          liste: listText(filter),
          apres: filter.after ?? "",
        }}
        name="assigneeId"
        choices={choices}
        chosen={assigneeId}
        words={{ label: t("assignTo", { number }), nobody: t("nobody"), save: t("assign"), cancel: t("cancel") }}
        back={list({})}
      />
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
