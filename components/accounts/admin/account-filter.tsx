import { useTranslations } from "next-intl";
import { Select } from "#components/ui/inputs.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { ACCOUNT_STATUSES, type AccountStatus } from "#lib/accounts/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** A part of a name or an address, and a status. */
export function AccountFilter({ typed, status }: { typed: string; status: AccountStatus | null }) {
  const t = useTranslations("adminAccounts");
  return (
    <SearchBox
      action={routes.adminAccounts()}
      typed={typed}
      words={{ label: t("search"), submit: t("submit"), reset: t("reset") }}
      narrowed={status !== null}
    >
      <Select
        name="statut"
        label={t("status")}
        empty={t("allStatuses")}
        defaultValue={status ?? ""}
        options={ACCOUNT_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        wordless
      />
    </SearchBox>
  );
}
