import { useTranslations } from "next-intl";
import { Checkbox, RadioGroup } from "#components/ui/choices.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { ASKED_NAMES, whatIsAsked } from "#lib/shared/asked.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import type { MemberSheet } from "#lib/structures/index.ts";

/** What a public structure asks of suppliers. The State's requirements are shown and cannot be changed. */
export function ReceptionFields({ structure, legalDays }: { structure: MemberSheet; legalDays: number }) {
  const t = useTranslations("reception");
  const { flags, paymentDays } = structure;
  const state = structure.identifier === STATE_SIRET;
  return (
    <>
      {state ? (
        <>
          <p>{t("state")}</p>
          <input type="hidden" name="asked" value="both" />
        </>
      ) : (
        <RadioGroup
          name="asked"
          label={t("asked")}
          help={t("askedHelp")}
          choices={ASKED_NAMES.map((name) => ({
            value: name,
            label: t(`choices.${name}.label`),
            hint: t(`choices.${name}.hint`),
          }))}
          defaultValue={whatIsAsked(flags)}
          required
        />
      )}
      <TextInput
        name="paymentDays"
        label={t("paymentDays")}
        help={t("paymentDaysHelp", { days: legalDays })}
        width="short"
        inputMode="numeric"
        defaultValue={String(paymentDays ?? legalDays)}
        maxLength={3}
        autoComplete="off"
        wordless
      />
      <Checkbox
        name="paymentReported"
        label={t("paymentReported")}
        help={t("paymentReportedHelp")}
        defaultChecked={!flags.paymentNotReported}
        wordless
      />
    </>
  );
}
