import { useTranslations } from "next-intl";
import { Form } from "#components/ui/form.tsx";
import { Select } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormState } from "#lib/shared/form-state.ts";

type Mandated = {
  readonly structureId: string;
  readonly structureName: string;
  readonly structureIdentifier: string;
};

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** Pressed twice, the button opens one draft. */
  draftKey: string;
  mandates: readonly Mandated[];
  chosen: string | null;
};

/** For which structure, then the form; its mandate is asked for on the way. */
export function KeyInStart({ action, draftKey, mandates, chosen }: Props) {
  const t = useTranslations("keyIn");
  const first = mandates.find(({ structureId }) => structureId === chosen) ?? mandates[0];
  return (
    <Form action={action}>
      <input type="hidden" name="key" value={draftKey} />
      <Select
        name="supplierId"
        label={t("structure")}
        help={t("structureHelp")}
        required
        defaultValue={first?.structureId ?? ""}
        options={mandates.map(({ structureId, structureName, structureIdentifier }) => ({
          value: structureId,
          label: `${structureIdentifier} – ${structureName}`,
        }))}
      />
      <div>
        <SubmitButton>{t("start")}</SubmitButton>
      </div>
    </Form>
  );
}
