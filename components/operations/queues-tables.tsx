import { useTranslations } from "next-intl";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { QueueView } from "#lib/operations/index.ts";
import type { GivenUp } from "#lib/platform/index.ts";
import type { FormState } from "#lib/shared/form-state.ts";

/** Every queue by its code, as the log and the metrics name it. */
export function QueuesTable({ queues }: { queues: readonly QueueView[] }) {
  const t = useTranslations("operations");
  return (
    <Table<QueueView>
      caption={t("queues")}
      rows={queues}
      rowKey={({ name }) => name}
      columns={[
        { key: "name", header: t("queue"), rowHeader: true, cell: ({ name }) => <code>{name}</code> },
        { key: "waiting", header: t("waiting"), align: "end", cell: ({ waiting }) => waiting },
        { key: "retrying", header: t("retrying"), align: "end", cell: ({ retrying }) => retrying },
        { key: "active", header: t("active"), align: "end", cell: ({ active }) => active },
        { key: "failed", header: t("failed"), align: "end", cell: ({ failed }) => failed },
      ]}
    />
  );
}

type Props = {
  jobs: readonly GivenUp[];
  retry: (before: FormState, data: FormData) => Promise<FormState>;
};

/** What was given up, with what it broke on; what it carried is not shown. */
export function GivenUpTable({ jobs, retry }: Props) {
  const t = useTranslations("operations");
  return (
    <Table<GivenUp>
      caption={t("givenUp", { count: jobs.length })}
      rows={jobs}
      rowKey={({ id }) => id}
      columns={[
        { key: "queue", header: t("queue"), rowHeader: true, cell: ({ queue }) => <code>{queue}</code> },
        {
          key: "failedAt",
          header: t("failedAt"),
          nowrap: true,
          cell: ({ failedAt, createdAt }) => <DateText value={failedAt ?? createdAt} />,
        },
        { key: "tries", header: t("tries"), align: "end", cell: ({ tries }) => tries },
        {
          key: "error",
          header: t("error"),
          cell: ({ error }) => <span className="quoted">{error ?? t("noError")}</span>,
        },
        {
          key: "retry",
          header: t("gesture"),
          cell: ({ id, queue }) => (
            <Form action={retry}>
              <input type="hidden" name="jobId" value={id} />
              <input type="hidden" name="queue" value={queue} />
              <SubmitButton look="secondary" size="small">
                {t("retry")}
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}
