import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Select, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { ACCOUNT_STATUSES, type AccountStatus } from "#lib/accounts/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** A part of a name or an address, and a status: a plain GET form, so that a search is an address. */
export function AccountFilter({ typed, status }: { typed: string; status: AccountStatus | null }) {
  const t = useTranslations("adminAccounts");
  return (
    <search>
      <form className="filters" action={routes.adminAccounts()}>
        <TextInput
          name="recherche"
          type="search"
          label={t("search")}
          defaultValue={typed}
          maxLength={100}
          autoComplete="off"
          wordless
        />
        <Select
          name="statut"
          label={t("status")}
          empty={t("allStatuses")}
          defaultValue={status ?? ""}
          options={ACCOUNT_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          wordless
        />
        <div className="button-row">
          <SubmitButton look="secondary">{t("submit")}</SubmitButton>
          {(typed !== "" || status) && (
            <ButtonLink look="quiet" href={routes.adminAccounts()}>
              {t("reset")}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}
