import { useLocale, useTranslations } from "next-intl";
import { LevelText, TICKET_TONES, TicketStatusDot } from "#components/tickets/status.tsx";
import { Card, DescriptionList, type Detail, EmptyState, Timeline } from "#components/ui/blocks.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Badge } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import { formatFileSize } from "#lib/shared/file-size.ts";
import { routes } from "#lib/shared/routes.ts";
import { expectedOfIssuer, type TicketEventView, type TicketSheet } from "#lib/tickets/public.ts";

type Props = { ticket: TicketSheet; inside?: boolean };

/** Title, state, and what is expected of whom: above every part of a ticket. */
export function TicketHead({ ticket, inside = false }: Props) {
  const t = useTranslations("tickets");
  return (
    <Card title={<span className="quoted">{ticket.title}</span>}>
      <DescriptionList
        items={[
          { label: t("sheet.status"), value: <TicketStatusDot status={ticket.status} /> },
          { label: t("sheet.since"), value: <DateText value={ticket.statusAt} /> },
          { label: t("sheet.created"), value: <DateText value={ticket.createdAt} /> },
          { label: t("sheet.category"), value: ticket.category },
          { label: t("sheet.subcategory"), value: ticket.subcategory },
          ...(inside
            ? [
                { label: t("sheet.assignee"), value: ticket.assignee ?? t("sheet.nobody") },
                { label: t("level.label"), value: <LevelText level={ticket.level} whole /> },
                ...(ticket.closesAt ? [{ label: t("sheet.closes"), value: <DateText value={ticket.closesAt} /> }] : []),
              ]
            : []),
          {
            label: t(inside ? "sheet.seenByIssuer" : "sheet.seenByHandler"),
            value: ticket.seenAt ? <DateText value={ticket.seenAt} /> : t("sheet.notSeen"),
          },
        ]}
      />
      {!inside && <p>{t(`expected.${expectedOfIssuer(ticket.status)}`)}</p>}
      {!inside && ticket.closesAt && (
        <p>
          {t("sheet.closesOn")} <DateText value={ticket.closesAt} />.
        </p>
      )}
    </Card>
  );
}

/** « Contenu du ticket »: what was asked, about what, of whom and by whom. All of it was typed by people, and shown as text. */
export function TicketContent({ ticket }: Props) {
  return (
    <>
      <TicketDescription ticket={ticket} />
      <TicketParties ticket={ticket} />
    </>
  );
}

export function TicketDescription({ ticket }: Props) {
  const t = useTranslations("tickets.sheet");
  return (
    <Card title={t("description")}>
      <p className="quoted">{ticket.description}</p>
    </Card>
  );
}

export function TicketParties({ ticket }: Props) {
  const t = useTranslations("tickets.sheet");
  return (
    <>
      <ObjectCard ticket={ticket} />
      <Card title={t("recipientTitle")}>
        {ticket.recipient ? (
          <DescriptionList
            items={[
              { label: t("recipientIdentifier"), value: <Identifier value={ticket.recipient.identifier} /> },
              { label: t("recipientName"), value: ticket.recipient.name },
              ...maybe(t("recipientService"), ticket.recipient.service),
            ]}
          />
        ) : (
          <p>{t("deskSupport")}</p>
        )}
        {ticket.recipient && ticket.desk === "SUPPORT" && <Notice tone="info">{t("fallback")}</Notice>}
      </Card>
      <IssuerCard ticket={ticket} />
    </>
  );
}

function ObjectCard({ ticket }: Props) {
  const t = useTranslations("tickets");
  if (!ticket.objectNumber) return null;
  return (
    <Card title={t("sheet.general")}>
      <DescriptionList
        items={[
          ...(ticket.objectKind ? [{ label: t("sheet.objectKind"), value: t(`objects.${ticket.objectKind}`) }] : []),
          { label: t("sheet.objectNumber"), value: <span className="quoted">{ticket.objectNumber}</span> },
        ]}
      />
      {ticket.invoiceHref && (
        <p>
          <Link href={ticket.invoiceHref}>{t("sheet.invoice")}</Link>
        </p>
      )}
    </Card>
  );
}

function IssuerCard({ ticket: { issuer } }: Props) {
  const t = useTranslations("tickets.sheet");
  return (
    <Card title={t("issuerTitle")}>
      <DescriptionList
        items={[
          ...(issuer.identifier
            ? [{ label: t("issuerIdentifier"), value: <Identifier value={issuer.identifier} /> }]
            : []),
          ...maybe(t("issuerName"), issuer.structure),
          ...maybe(t("issuerService"), issuer.service),
          { label: t("contact"), value: <span className="quoted">{issuer.name ?? t("withoutAccount")}</span> },
          { label: t("contactEmail"), value: <span className="quoted">{issuer.email}</span> },
          ...maybe(t("phone"), issuer.phone),
        ]}
      />
    </Card>
  );
}

function maybe(label: string, value: string | null): Detail[] {
  return value ? [{ label, value: <span className="quoted">{value}</span> }] : [];
}

/** Who is told by the side alone. */
const UNNAMED = { issuer: "byIssuer", handler: "bySupport", system: "byTime" } as const;

/** « Activités »: what happened, newest first. */
export function TicketActivity({ ticket }: Props) {
  const t = useTranslations("tickets");
  const who = ({ by, side }: TicketEventView) => by ?? t(`sheet.${UNNAMED[side]}`);
  return (
    <Timeline
      items={ticket.events.map((event) => ({
        key: String(event.position),
        tone: event.internal ? "neutral" : event.side === "handler" ? "judge" : TICKET_TONES.OUVERT,
        title: t(`events.${event.event}`, { name: event.target ?? t("sheet.aColleague") }),
        meta: (
          <>
            <DateText value={event.at} />, <span className="quoted">{who(event)}</span>
          </>
        ),
        body: (event.text || event.internal || event.files.length > 0) && (
          <>
            {event.internal && <Badge tone="warn">{t("sheet.internal")}</Badge>}
            {event.text && <p className="quoted">{event.text}</p>}
            {event.files.length > 0 && <p className="muted">{t("sheet.withFiles", { count: event.files.length })}</p>}
          </>
        ),
      }))}
    />
  );
}

/** The same under its heading, where a ticket is told on one page. */
export function TicketActivitySection({ ticket }: Props) {
  const t = useTranslations("tickets.sheet");
  return (
    <section className="grid gap-3" aria-labelledby="activites">
      <h2 id="activites">{t("activity")}</h2>
      <TicketActivity ticket={ticket} />
    </section>
  );
}

type FilesProps = { ticket: TicketSheet; token?: string | undefined };

/** « Pièces jointes » of both sides. `token`: that of the mailed link by which they are read, without an account. */
export function TicketFiles({ ticket, token }: FilesProps) {
  const href = (documentId: string) =>
    token === undefined
      ? routes.ticketFile(ticket.id, documentId)
      : routes.followTicketFile(documentId, { jeton: token });
  const t = useTranslations("tickets.sheet");
  const locale = useLocale();
  if (ticket.files.length === 0) return <EmptyState title={t("noFiles")}>{t("noFilesText")}</EmptyState>;
  return (
    <Table
      caption={t("files")}
      captionHidden
      rows={ticket.files}
      rowKey={(file) => file.documentId}
      columns={[
        {
          key: "name",
          header: t("fileName"),
          rowHeader: true,
          cell: (file) => (
            <DownloadLink size="small" href={href(file.documentId)}>
              {file.name}
            </DownloadLink>
          ),
        },
        { key: "size", header: t("fileSize"), align: "end", cell: (file) => formatFileSize(file.size, locale) },
        {
          key: "from",
          header: t("fileFrom"),
          cell: (file) => t(file.internal ? "internalFile" : file.bySide === "handler" ? "fromHandler" : "fromIssuer"),
        },
        { key: "date", header: t("fileDate"), nowrap: true, cell: (file) => <DateText value={file.at} /> },
      ]}
    />
  );
}

export function TicketFilesSection(props: FilesProps) {
  const t = useTranslations("tickets.sheet");
  return (
    <section className="grid gap-3" aria-labelledby="pieces-jointes">
      <h2 id="pieces-jointes">{t("files")}</h2>
      <TicketFiles {...props} />
    </section>
  );
}
