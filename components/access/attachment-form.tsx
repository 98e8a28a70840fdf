import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ChosenStructure } from "#components/access/chosen-structure.tsx";
import { RadioGroup } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { COMMENT_LENGTH } from "#lib/access/public.ts";
import type { StructureGlance } from "#lib/structures/public.ts";

type Props = { action: ComponentProps<typeof Form>["action"]; structure: StructureGlance };

/** The request itself, with the words and the order of the reference portal (deck, lines 764 to 808). */
export function AttachmentForm({ action, structure }: Props) {
  const t = useTranslations("askAttachment");
  return (
    <>
      <h2>{t("requestTitle")}</h2>
      <ChosenStructure structure={structure} />
      <Form action={action}>
        <input type="hidden" name="structureId" value={structure.id} />
        <RadioGroup
          name="level"
          label={t("level")}
          choices={[
            { value: "structure", label: t("levelStructure"), hint: t("levelStructureHint") },
            { value: "service", label: t("levelService"), hint: t("levelServiceHint") },
          ]}
          defaultValue="structure"
          required
        />
        <TextInput
          name="serviceCode"
          label={t("serviceCode")}
          help={t("serviceCodeHelp")}
          width="medium"
          maxLength={100}
          autoComplete="off"
        />
        <Textarea
          name="comment"
          label={t("comment")}
          help={t("commentHelp")}
          rows={5}
          maxLength={COMMENT_LENGTH.most}
          required
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </Form>
    </>
  );
}
