import { useLocale, useTranslations } from "next-intl";
import { Details } from "#components/ui/blocks.tsx";
import { AmountInput, DateInput, type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import { DEPOSIT_MODES } from "#lib/invoices/domain/deposit-modes.ts";
import { type IssuedSearch, isAdvanced } from "#lib/invoices/domain/issued-search.ts";
import { formatAmount } from "#lib/shared/money.ts";

type Props = { search: IssuedSearch; accounts: readonly Option[] };

const PERIODS = [
  ["depot-du", "submittedFrom"],
  ["depot-au", "submittedTo"],
  ["etat-du", "statusFrom"],
  ["etat-au", "statusTo"],
] as const;
const AMOUNTS = [
  ["ht-min", "exclTaxMin"],
  ["ht-max", "exclTaxMax"],
  ["ttc-min", "amountMin"],
  ["ttc-max", "amountMax"],
  ["apayer-min", "dueMin"],
  ["apayer-max", "dueMax"],
] as const;
const REFERENCES = [
  ["marche", "contractNumber"],
  ["engagement", "commitmentNumber"],
  ["origine", "originalNumber"],
] as const;

/** « Critères avancés » (domain reference § 12): open as soon as one of them is given. */
export function AdvancedCriteria({ search, accounts }: Props) {
  const t = useTranslations("issued.search.advanced");
  const modes = useTranslations("invoices.depositModes");
  const locale = useLocale();
  const amount = (value: string | null) => (value === null ? "" : formatAmount(value, locale));
  return (
    <Details summary={t("title")} open={isAdvanced(search)}>
      <div className="filter-fields">
        {PERIODS.map(([name, field]) => (
          <DateInput key={name} name={name} label={t(field)} wordless defaultValue={search[field] ?? ""} />
        ))}
        {AMOUNTS.map(([name, field]) => (
          <AmountInput key={name} name={name} label={t(field)} wordless defaultValue={amount(search[field])} />
        ))}
        {REFERENCES.map(([name, field]) => (
          <TextInput key={name} name={name} label={t(field)} wordless defaultValue={search[field] ?? ""} />
        ))}
        <Select
          name="mode"
          label={t("depositMode")}
          wordless
          empty={t("anyMode")}
          options={DEPOSIT_MODES.map((mode) => ({ value: mode, label: modes(mode) }))}
          defaultValue={search.depositMode ?? ""}
        />
        <TextInput name="flux" label={t("flowNumber")} wordless defaultValue={search.flowNumber ?? ""} />
        {accounts.length > 0 && (
          <Select
            name="compte"
            label={t("bankAccount")}
            wordless
            empty={t("anyAccount")}
            options={accounts}
            defaultValue={search.bankAccountId ?? ""}
          />
        )}
        <TextInput name="createur" label={t("creator")} wordless defaultValue={search.creator ?? ""} />
        <TextInput name="valideur" label={t("validator")} wordless defaultValue={search.validator ?? ""} />
        <Select
          name="rejet"
          label={t("rejectionHandled")}
          wordless
          empty={t("anyRejection")}
          options={[
            { value: "traite", label: t("handled") },
            { value: "non-traite", label: t("notHandled") },
          ]}
          defaultValue={
            search.rejectionHandled === null ? "" : search.rejectionHandled === "yes" ? "traite" : "non-traite"
          }
        />
      </div>
    </Details>
  );
}
