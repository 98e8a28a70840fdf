import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { RowChoice } from "#components/invoices/row-choice.tsx";
import type { Form } from "#components/ui/form.tsx";
import type { Option } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import type { RowWithGesture } from "#lib/invoices/domain/supplier-gesture.ts";

/** The one row whose instructor is being chosen, and among whom. */
export type InstructOrder = {
  readonly action: ComponentProps<typeof Form>["action"];
  readonly asked: string | null;
  readonly choices: readonly Option[];
  /** The list with the choice open in that row, or in none. */
  readonly list: (invoiceId: string | null) => string;
};

/** « Instructeur ». The choice opens in the row by an address, so that it needs no script and one list is enough for all the rows. */
export function InstructorCell({ row, action, asked, choices, list }: InstructOrder & { row: RowWithGesture }) {
  const t = useTranslations("issued.instructor");
  const { id, instructorId, instructorName, mayDraft } = row;
  const number = row.number ?? row.draftNumber;
  if (mayDraft && asked === id) {
    return (
      <RowChoice
        action={action}
        hidden={{ invoiceId: id, retour: list(null) }}
        name="instructorId"
        choices={choices}
        chosen={instructorId}
        words={{ label: t("of", { number }), nobody: t("nobody"), save: t("save"), cancel: t("cancel") }}
        back={list(null)}
      />
    );
  }
  return (
    <>
      {instructorName}
      {mayDraft && (
        <Link className="link below" href={list(id)} aria-label={t("label", { number })}>
          {t(instructorId ? "change" : "choose")}
        </Link>
      )}
    </>
  );
}
