import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import { formatDate, formatDateTime, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";
import type { AccountLine } from "#lib/structures/index.ts";

const TONES: Readonly<Record<AccountLine["state"], Tone>> = {
  ACTIVE: "ok",
  HELD: "wait",
  REPLACED: "warn",
  ENDED: "neutral",
  CANCELLED: "neutral",
};

type Props = { structureId: string; accounts: readonly AccountLine[]; manages: boolean };

/** The accounts of a structure, never with the whole IBAN; whoever manages it opens those that are valid from here. */
export function BankAccountsTable({ structureId, accounts, manages }: Props) {
  const t = useTranslations("bankAccounts");
  const opens = ({ state }: AccountLine) => manages && (state === "ACTIVE" || state === "REPLACED" || state === "HELD");
  return (
    <Table<AccountLine>
      caption={t("caption", { count: accounts.length })}
      rows={accounts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "label",
          header: t("label"),
          rowHeader: true,
          cell: (one) =>
            opens(one) ? <Link href={routes.bankAccount(structureId, one.id)}>{one.label}</Link> : one.label,
        },
        { key: "iban", header: t("iban"), nowrap: true, cell: ({ maskedIban }) => maskedIban },
        { key: "bic", header: t("bic"), cell: ({ bic }) => bic ?? "" },
        { key: "factor", header: t("factor"), cell: ({ factorName }) => factorName ?? "" },
        { key: "state", header: t("state"), cell: (one) => <State account={one} /> },
        {
          key: "since",
          header: t("since"),
          nowrap: true,
          cell: ({ state, validFrom }) => (state === "CANCELLED" ? "" : <DateText value={parisDay(validFrom)} />),
        },
      ]}
    />
  );
}

function State({ account: { state, validTo } }: { account: AccountLine }) {
  const t = useTranslations("bankAccounts");
  const locale = useLocale();
  const until = state === "ENDED" || state === "REPLACED" ? validTo : null;
  return (
    <>
      <StatusDot tone={TONES[state]}>{t(`states.${state}`)}</StatusDot>
      {until && <small> {t("until", { date: formatDate(parisDay(until), locale) })}</small>}
    </>
  );
}

/** What waits to become valid, and the way to stop it: for every manager, whoever added it. */
export function HeldAccounts({
  structureId,
  accounts,
  cancel,
}: Omit<Props, "manages"> & { cancel: ComponentProps<typeof Form>["action"] }) {
  const t = useTranslations("bankAccounts");
  const locale = useLocale();
  return accounts
    .filter(({ state }) => state === "HELD")
    .map(({ id, maskedIban: account, validFrom, addedBy }) => (
      <Notice key={id} tone="warn" title={t("heldTitle", { account, date: formatDateTime(validFrom, locale) })}>
        <p>{addedBy ? t("heldBy", { person: addedBy }) : t("heldByNobody")}</p>
        <Form action={cancel}>
          <input type="hidden" name="structureId" value={structureId} />
          <input type="hidden" name="accountId" value={id} />
          <SubmitButton look="danger">{t("cancel", { account })}</SubmitButton>
        </Form>
      </Notice>
    ));
}
