import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { TicketDraftLine } from "#lib/tickets/index.ts";
import { DRAFT_DAYS } from "#lib/tickets/public.ts";

type Props = {
  drafts: readonly TicketDraftLine[];
  remove: ComponentProps<typeof Form>["action"];
  /** What was just done, from the address. */
  done: string | string[] | undefined;
};

/** « Brouillons »: tickets that were begun, to go on with or to give up. */
export function DraftsTable({ drafts, remove, done }: Props) {
  const t = useTranslations("tickets");
  return (
    <>
      {(done === "garde" || done === "supprime") && <Notice tone="ok" live="polite" title={t(`drafts.done.${done}`)} />}
      {drafts.length === 0 ? (
        <EmptyState title={t("drafts.emptyTitle")}>{t("drafts.empty")}</EmptyState>
      ) : (
        <>
          <p className="muted">{t("drafts.kept", { days: DRAFT_DAYS })}</p>
          <Table<TicketDraftLine>
            caption={t("drafts.caption")}
            rows={drafts}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "title",
                header: t("list.description"),
                rowHeader: true,
                cell: ({ id, title }) => (
                  <Link href={routes.newTicket({ brouillon: id })}>
                    <span className="quoted">{title || t("drafts.untitled")}</span>
                  </Link>
                ),
              },
              { key: "category", header: t("list.category"), cell: ({ category }) => category },
              { key: "subcategory", header: t("list.subcategory"), cell: ({ subcategory }) => subcategory },
              {
                key: "saved",
                header: t("drafts.saved"),
                nowrap: true,
                cell: ({ savedAt }) => <DateText value={savedAt} />,
              },
              {
                key: "remove",
                header: t("drafts.gesture"),
                hiddenHeader: true,
                cell: ({ id, title }) => (
                  <Form action={remove}>
                    <input type="hidden" name="draftId" value={id} />
                    <SubmitButton look="quiet">
                      {t("drafts.delete")}
                      <VisuallyHidden> {title || t("drafts.untitled")}</VisuallyHidden>
                    </SubmitButton>
                  </Form>
                ),
              },
            ]}
          />
        </>
      )}
    </>
  );
}
