import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/choices.tsx";
import { DateInput, Textarea, TextInput } from "#components/ui/inputs.tsx";
import type { ManagedService } from "#lib/structures/public.ts";

type Props = { before?: ManagedService; kind: "PUBLIQUE" | "PRIVEE" };

/** What a manager says of a service (domain reference § 4.2). The two boxes are for structures that receive invoices. */
export function ServiceFields({ before, kind }: Props) {
  const t = useTranslations("services");
  return (
    <>
      <TextInput
        name="label"
        label={t("label")}
        defaultValue={before?.label}
        maxLength={255}
        autoComplete="off"
        required
      />
      <Textarea
        name="description"
        label={t("description")}
        defaultValue={before?.description ?? undefined}
        rows={3}
        maxLength={1000}
      />
      <DateInput
        name="validFrom"
        label={t("validFrom")}
        help={t("validFromHelp")}
        defaultValue={before?.validFrom ?? undefined}
      />
      <DateInput
        name="validTo"
        label={t("validTo")}
        help={t("validToHelp")}
        defaultValue={before?.validTo ?? undefined}
      />
      {kind === "PUBLIQUE" && (
        <fieldset className="fieldset">
          <legend>{t("options")}</legend>
          <Checkbox
            name="requiresCommitment"
            label={t("requiresCommitment")}
            help={t("requiresCommitmentHelp")}
            defaultChecked={before?.requiresCommitment ?? false}
            wordless
          />
          <Checkbox
            name="paymentReported"
            label={t("paymentReported")}
            help={t("paymentReportedHelp")}
            defaultChecked={before?.paymentReported ?? true}
            wordless
          />
        </fieldset>
      )}
    </>
  );
}
