import { useTranslations } from "next-intl";
import { Details, EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { Amount, DateText } from "#components/ui/values.tsx";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

export type ListedDraft = {
  readonly invoiceId: string;
  readonly version: number;
  readonly draftNumber: string;
  readonly fileName: string | null;
  readonly number: string | null;
  readonly recipient: string | null;
  readonly total: string | null;
  readonly currency: string;
  readonly savedAt: Date;
};

type Props = {
  drafts: readonly ListedDraft[];
  deleteAction: (state: FormState, data: FormData) => Promise<FormState>;
};

/** The drafts that a person can go on with. */
export function DraftList({ drafts, deleteAction }: Props) {
  const t = useTranslations("deposit");
  if (drafts.length === 0) return <EmptyState title={t("draftsEmpty")}>{t("draftsEmptyText")}</EmptyState>;
  return (
    <section aria-labelledby="brouillons">
      <h2 id="brouillons">{t("drafts")}</h2>
      <Table
        caption={t("draftsCaption")}
        captionHidden
        rows={drafts}
        rowKey={(draft) => draft.invoiceId}
        columns={[
          { key: "draft", header: t("draftNumber"), rowHeader: true, nowrap: true, cell: (draft) => draft.draftNumber },
          { key: "file", header: t("draftFile"), cell: (draft) => draft.fileName },
          { key: "number", header: t("draftInvoice"), cell: (draft) => draft.number ?? t("unknownNumber") },
          { key: "recipient", header: t("draftRecipient"), cell: (draft) => draft.recipient ?? t("unknownNumber") },
          {
            key: "total",
            header: t("draftAmount"),
            align: "end",
            cell: (draft) => draft.total && <Amount value={draft.total} currency={draft.currency} />,
          },
          { key: "saved", header: t("draftSaved"), nowrap: true, cell: (draft) => <DateText value={draft.savedAt} /> },
          {
            key: "actions",
            header: t("draftActions"),
            hiddenHeader: true,
            cell: (draft) => (
              <span className="button-row">
                <ButtonLink size="small" href={routes.draft(draft.invoiceId)}>
                  {t("resume")} <span className="visually-hidden">{draft.draftNumber}</span>
                </ButtonLink>
                <Details
                  summary={
                    <>
                      {t("form.remove")} <span className="visually-hidden">{draft.draftNumber}</span>
                    </>
                  }
                >
                  <Form action={deleteAction}>
                    <p>{t("deleteText")}</p>
                    <input type="hidden" name="invoiceId" value={draft.invoiceId} />
                    <SubmitButton look="danger" size="small">
                      {t("deleteConfirm")}
                    </SubmitButton>
                  </Form>
                </Details>
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
