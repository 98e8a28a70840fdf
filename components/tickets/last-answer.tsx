import { useTranslations } from "next-intl";
import { Card } from "#components/ui/blocks.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { DateText } from "#components/ui/values.tsx";
import { routes } from "#lib/shared/routes.ts";
import type { TicketSheet } from "#lib/tickets/public.ts";

const TITLES = { EN_ATTENTE_INFORMATIONS: "asked", RESOLU: "answered" } as const;

/**
 * What the other side said, above what one is asked to do about it: nobody accepts an answer that they have not read. `token`: that of the
 * mailed link by which its files are read, without an account.
 */
export function LastAnswer({ ticket, token }: { ticket: TicketSheet; token?: string | undefined }) {
  const t = useTranslations("tickets.sheet");
  const waits = ticket.status === "RESOLU" || ticket.status === "EN_ATTENTE_INFORMATIONS" ? ticket.status : null;
  const said = ticket.events.find(({ event }) => event === "answer" || event === "ask-information");
  if (!waits || !said) return null;
  const files = ticket.files.filter(({ documentId }) => said.files.includes(documentId));
  return (
    <Card title={t(TITLES[waits])}>
      <p className="muted">
        <DateText value={said.at} />, <span className="quoted">{said.by ?? t("bySupport")}</span>
      </p>
      <p className="quoted">{said.text}</p>
      {files.length > 0 && (
        <div className="button-row">
          {files.map(({ documentId, name }) => (
            <DownloadLink
              key={documentId}
              size="small"
              href={
                token === undefined
                  ? routes.ticketFile(ticket.id, documentId)
                  : routes.followTicketFile(documentId, { jeton: token })
              }
            >
              {name}
            </DownloadLink>
          ))}
        </div>
      )}
    </Card>
  );
}
