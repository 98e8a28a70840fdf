import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/choices.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import type { ShownAccount } from "#lib/structures/index.ts";

/** The fields of a bank account. */
export function BankAccountFields({ before }: { before?: ShownAccount }) {
  const t = useTranslations("bankAccounts");
  return (
    <>
      <TextInput
        name="accountLabel"
        label={t("labelField")}
        help={t("labelHelp")}
        defaultValue={before?.label}
        maxLength={100}
        autoComplete="off"
        required
      />
      <TextInput
        name="iban"
        label={t("iban")}
        help={t("ibanHelp")}
        defaultValue={before?.iban.replace(/(.{4})(?=.)/g, "$1 ")}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextInput
        name="bic"
        label={t("bic")}
        help={t("bicHelp")}
        width="medium"
        defaultValue={before?.bic ?? undefined}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
      />
      <Checkbox
        name="factor"
        label={t("factorField")}
        help={t("factorHelp")}
        defaultChecked={before?.factor ?? false}
        wordless
      />
      <TextInput
        name="factorName"
        label={t("factorName")}
        defaultValue={before?.factorName ?? undefined}
        maxLength={99}
        autoComplete="off"
        wordless
      />
    </>
  );
}
