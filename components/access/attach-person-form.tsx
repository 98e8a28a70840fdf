import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { RightsChoice } from "#components/access/rights-choice.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { StructureSheet } from "#lib/structures/public.ts";

/** `days`: for how long an invitation is good. */
type Props = { action: ComponentProps<typeof Form>["action"]; structure: StructureSheet; days: number };

/** « Rattacher un utilisateur »: by the address that they sign in with, or will. */
export function AttachPersonForm({ action, structure, days }: Props) {
  const t = useTranslations("attachPerson");
  return (
    <Form action={action}>
      <input type="hidden" name="structureId" value={structure.id} />
      <TextInput
        name="email"
        label={t("email")}
        help={t("emailHelp", { days })}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
      />
      {structure.services.length > 0 && (
        <Select
          name="serviceId"
          label={t("where")}
          empty={t("wholeStructure")}
          options={structure.services.map(({ id, code, label }) => ({
            value: id,
            label: t("onService", { code, label }),
          }))}
          wordless
        />
      )}
      <fieldset className="fieldset">
        <legend>{t("rights")}</legend>
        <RightsChoice kind={structure.kind} />
      </fieldset>
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}
