import { useLocale, useTranslations } from "next-intl";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { SessionLine } from "#lib/accounts/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import type { FormState } from "#lib/shared/form-state.ts";

type Props = {
  sessions: readonly SessionLine[];
  close: (before: FormState, data: FormData) => Promise<FormState>;
};

/** « Mes sessions »: where the account is open, and a way to close each but the present one. */
export function SessionsTable({ sessions, close }: Props) {
  const t = useTranslations("account.sessions");
  const locale = useLocale();
  const deviceOf = ({ device: { browser, system } }: SessionLine) =>
    browser && system ? t("browserOn", { browser, system }) : (browser ?? system ?? t("unknownDevice"));
  const columns: Column<SessionLine>[] = [
    { key: "device", header: t("device"), rowHeader: true, cell: deviceOf },
    { key: "opened", header: t("opened"), nowrap: true, cell: (line) => <DateText value={line.openedAt} /> },
    { key: "used", header: t("lastUsed"), nowrap: true, cell: (line) => <DateText value={line.lastUsedAt} /> },
    { key: "address", header: t("address"), cell: (line) => line.address ?? t("noAddress") },
    {
      key: "close",
      header: t("action"),
      hiddenHeader: true,
      cell: (line) =>
        line.present ? (
          <StatusDot tone="ok">{t("present")}</StatusDot>
        ) : (
          <Form action={close}>
            <input type="hidden" name="sessionId" value={line.id} />
            <SubmitButton look="secondary" size="small">
              <span aria-hidden="true">{t("close")}</span>
              <VisuallyHidden>
                {t("closeWhich", { device: deviceOf(line), date: formatDateTime(line.openedAt, locale) })}
              </VisuallyHidden>
            </SubmitButton>
          </Form>
        ),
    },
  ];
  return (
    <Table
      caption={t("caption", { count: sessions.length })}
      columns={columns}
      rows={sessions}
      rowKey={(line) => line.id}
    />
  );
}
