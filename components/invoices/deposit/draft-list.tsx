import { useTranslations } from "next-intl";
import { Details, EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { Amount, DateText } from "#components/ui/values.tsx";
import type { FormState } from "#lib/shared/form-state.ts";
import { routes } from "#lib/shared/routes.ts";

export type ListedDraft = {
  readonly invoiceId: string;
  readonly version: number;
  readonly draftNumber: string;
  readonly typed: boolean;
  readonly fileName: string | null;
  readonly number: string | null;
  readonly recipient: string | null;
  readonly total: string | null;
  readonly currency: string;
  readonly createdBy: string;
  readonly savedAt: Date;
  readonly savedBy: string | null;
};

type Props = {
  drafts: readonly ListedDraft[];
  /** As many as are listed at most: beyond, the work list has them all. */
  more: number;
  deleteAction: (state: FormState, data: FormData) => Promise<FormState>;
};

/** The drafts that a person can go on with. */
export function DraftList({ drafts, more, deleteAction }: Props) {
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
          { key: "file", header: t("draftFile"), cell: (draft) => (draft.typed ? t("typedDraft") : draft.fileName) },
          { key: "number", header: t("draftInvoice"), cell: (draft) => draft.number ?? t("unknownNumber") },
          { key: "recipient", header: t("draftRecipient"), cell: (draft) => draft.recipient ?? t("unknownNumber") },
          {
            key: "total",
            header: t("draftAmount"),
            align: "end",
            cell: (draft) => draft.total && <Amount value={draft.total} currency={draft.currency} />,
          },
          { key: "maker", header: t("draftMaker"), cell: (draft) => draft.createdBy },
          {
            key: "saved",
            header: t("draftSaved"),
            cell: (draft) => (
              <>
                <DateText value={draft.savedAt} />{" "}
                <span className="field-help">
                  {draft.savedBy ? t("draftSavedBy", { name: draft.savedBy }) : t("draftReadBy")}
                </span>
              </>
            ),
          },
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
                    <input type="hidden" name="version" value={draft.version} />
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
      {drafts.length >= more && (
        <p>
          <Link href={routes.issuedSearch({ etat: "BROUILLON" })}>{t("allDrafts")}</Link>
        </p>
      )}
    </section>
  );
}
