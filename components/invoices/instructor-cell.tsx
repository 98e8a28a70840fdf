import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Option, Select } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
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
      <Form action={action} className="row-form">
        <input type="hidden" name="invoiceId" value={id} />
        <input type="hidden" name="retour" value={list(null)} />
        <Select
          name="instructorId"
          label={t("of", { number })}
          wordless
          empty={t("nobody")}
          options={choices}
          defaultValue={instructorId ?? ""}
          autoFocus
        />
        <span className="button-row">
          <SubmitButton size="small">{t("save")}</SubmitButton>
          <ButtonLink size="small" look="quiet" href={list(null)}>
            {t("cancel")}
          </ButtonLink>
        </span>
      </Form>
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
