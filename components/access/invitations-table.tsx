import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { InvitationGlance, InvitationLine } from "#lib/access/public.ts";
import { parisDay } from "#lib/shared/dates.ts";

type Action = ComponentProps<typeof Form>["action"];

/** The invitations of a structure that wait, each with the way to take it back. */
export function InvitationsTable({ lines, cancel }: { lines: readonly InvitationLine[]; cancel: Action }) {
  const t = useTranslations("attachPerson");
  return (
    <Table<InvitationLine>
      caption={t("caption", { count: lines.length })}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "email",
          header: t("address"),
          rowHeader: true,
          cell: (line) => <span className="quoted">{line.email}</span>,
        },
        { key: "where", header: t("where"), cell: (line) => line.service ?? t("wholeStructure") },
        { key: "by", header: t("by"), cell: (line) => line.by },
        { key: "sent", header: t("sentOn"), nowrap: true, cell: (line) => <DateText value={parisDay(line.sentAt)} /> },
        {
          key: "until",
          header: t("until"),
          nowrap: true,
          cell: (line) => <DateText value={parisDay(line.expiresAt)} />,
        },
        {
          key: "cancel",
          header: t("cancel"),
          hiddenHeader: true,
          cell: (line) => (
            <Form action={cancel}>
              <input type="hidden" name="invitationId" value={line.id} />
              <SubmitButton look="secondary" size="small">
                <span aria-hidden="true">{t("cancel")}</span>
                <VisuallyHidden>{t("cancelFor", { email: line.email })}</VisuallyHidden>
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}

/** The invitations that somebody received, each with its two answers. */
export function MyInvitations({
  lines,
  accept,
  decline,
}: {
  lines: readonly InvitationGlance[];
  accept: Action;
  decline: Action;
}) {
  const t = useTranslations("invitation");
  return (
    <Table<InvitationGlance>
      caption={t("caption", { count: lines.length })}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        { key: "structure", header: t("structure"), rowHeader: true, cell: (line) => line.structure },
        { key: "where", header: t("where"), cell: (line) => line.service ?? t("wholeStructure") },
        { key: "by", header: t("by"), cell: (line) => line.by },
        {
          key: "until",
          header: t("until"),
          nowrap: true,
          cell: (line) => <DateText value={parisDay(line.expiresAt)} />,
        },
        {
          key: "answer",
          header: t("answer"),
          cell: (line) => <InvitationAnswer invitation={line} accept={accept} decline={decline} small />,
        },
      ]}
    />
  );
}

export function InvitationAnswer({
  invitation,
  accept,
  decline,
  small = false,
}: {
  invitation: InvitationGlance;
  accept: Action;
  decline: Action;
  small?: boolean;
}) {
  const t = useTranslations("invitation");
  const size = small ? "small" : "normal";
  const { id, structure } = invitation;
  return (
    <div className="button-row">
      {(["accept", "decline"] as const).map((answer) => (
        <Form key={answer} action={answer === "accept" ? accept : decline}>
          <input type="hidden" name="invitationId" value={id} />
          <SubmitButton look={answer === "accept" && !small ? "primary" : "secondary"} size={size}>
            <span aria-hidden="true">{t(answer)}</span>
            <VisuallyHidden>{t(`${answer}For`, { structure })}</VisuallyHidden>
          </SubmitButton>
        </Form>
      ))}
    </div>
  );
}
