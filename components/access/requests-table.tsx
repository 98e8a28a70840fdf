import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import type { AttachmentStatus, RequestLine } from "#lib/access/public.ts";
import { parisDay } from "#lib/shared/dates.ts";

export const REQUEST_TONES: Readonly<Record<AttachmentStatus, Tone>> = {
  EN_COURS_DE_VALIDATION: "wait",
  VALIDEE: "ok",
  REFUSEE: "stop",
  DESACTIVEE: "neutral",
  SUPPRIMEE: "neutral",
  EXPIREE: "neutral",
};

type Props = { lines: readonly RequestLine[]; cancel: ComponentProps<typeof Form>["action"] };

/** What a person asked, and what became of it. Who decided is not said: it is the structure's answer. */
export function RequestsTable({ lines, cancel }: Props) {
  const t = useTranslations("attachments");
  return (
    <Table<RequestLine>
      caption={t("requestsCaption", { count: lines.length })}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: "name", header: t("legalName"), rowHeader: true, cell: (line) => line.name },
        {
          key: "identifier",
          header: t("identifier"),
          nowrap: true,
          cell: (line) => <Identifier value={line.identifier} />,
        },
        { key: "service", header: t("service"), cell: (line) => line.serviceCode ?? t("wholeStructure") },
        {
          key: "asked",
          header: t("askedOn"),
          nowrap: true,
          cell: (line) => <DateText value={parisDay(line.askedAt)} />,
        },
        {
          key: "state",
          header: t("state"),
          cell: (line) => <StatusDot tone={REQUEST_TONES[line.status]}>{t(`states.${line.status}`)}</StatusDot>,
        },
        { key: "answer", header: t("answer"), cell: (line) => <Answer line={line} cancel={cancel} /> },
      ]}
    />
  );
}

function Answer({ line, cancel }: { line: RequestLine; cancel: Props["cancel"] }) {
  const t = useTranslations("attachments");
  if (line.status === "EN_COURS_DE_VALIDATION")
    return (
      <Form action={cancel}>
        <input type="hidden" name="requestId" value={line.id} />
        <SubmitButton look="secondary" size="small">
          <span aria-hidden="true">{t("cancel")}</span>
          <VisuallyHidden>{t("cancelFor", { name: line.name })}</VisuallyHidden>
        </SubmitButton>
      </Form>
    );
  return (
    <>
      {line.decidedAt && <DateText value={parisDay(line.decidedAt)} />}
      {line.reason && <p className="quoted">{line.reason}</p>}
    </>
  );
}
