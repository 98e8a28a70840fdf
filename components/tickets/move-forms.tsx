import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card, Details } from "#components/ui/blocks.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { PostedForm, type PostedState } from "#components/ui/form.tsx";
import { Select, Textarea, TextInput } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import { routes } from "#lib/shared/routes.ts";
import {
  MOST_FILES,
  REOPEN_DAYS,
  TEXT_LENGTH,
  type TicketEventName,
  type TicketFormEvent,
  type TicketSheet,
} from "#lib/tickets/public.ts";

type Look = "issued" | "received" | "support";
type Props = { ticket: TicketSheet; look: Look; kept: PostedState | null; accept: string };
/** `token`: who follows it by a mailed link, without an account, acts by it. */
type IssuerProps = Omit<Props, "look"> & { token?: string };

/** Posts one of its buttons, with what was typed. `text`: the field that holds it, one name for each form of a page. */
function MoveForm({
  ticket,
  look,
  token,
  kept,
  text,
  children,
}: Omit<Props, "accept"> & { token?: string | undefined; text: string; children: ReactNode }) {
  const action = token === undefined ? routes.apiTicket(ticket.id) : routes.apiFollowedTicket();
  return (
    <PostedForm action={action} kept={kept?.values.champ === text ? kept : null}>
      {/* Before the files: it says whether they are taken at all. */}
      {token === undefined ? (
        <input type="hidden" name="side" value={look} />
      ) : (
        <input type="hidden" name="jeton" value={token} />
      )}
      <input type="hidden" name="version" value={ticket.version} />
      <input type="hidden" name="champ" value={text} />
      {children}
    </PostedForm>
  );
}

function EventButton({ event, primary = false }: { event: TicketFormEvent; primary?: boolean }) {
  const t = useTranslations("tickets.act");
  return (
    <SubmitButton look={primary ? "primary" : "secondary"} name="event" value={event}>
      {t(event)}
    </SubmitButton>
  );
}

function Message({ name, label, help, required }: { name: string; label: string; help?: string; required?: boolean }) {
  const t = useTranslations("tickets.act");
  return (
    <Textarea
      name={name}
      label={label}
      help={help ?? t("messageHelp", { most: TEXT_LENGTH })}
      rows={5}
      maxLength={TEXT_LENGTH}
      {...(required ? { required } : {})}
    />
  );
}

function Files({ name, label, accept }: { name: string; label: string; accept: string }) {
  const t = useTranslations("tickets.create");
  return <FileInput name={name} label={label} help={t("filesHelp", { count: MOST_FILES })} accept={accept} multiple />;
}

/** What its issuer can do: what is expected first, the rest on demand. */
export function IssuerActions(issuer: IssuerProps) {
  const t = useTranslations("tickets.act");
  const props = { ...issuer, look: "issued" } as const;
  const { ticket, accept, kept } = props;
  const can = (event: TicketEventName) => ticket.actions.includes(event);
  const reply = (["provide", "add", "reopen"] as const).find(can);
  const typed = kept?.values.champ;
  if (ticket.actions.length === 0) return <Closed ticket={ticket} />;
  return (
    <Card title={t("title")}>
      <div className="grid gap-4">
        {can("accept") && (
          <MoveForm {...props} text="solution">
            <p>{t("acceptHint", { days: REOPEN_DAYS })}</p>
            <div className="button-row">
              <EventButton event="accept" primary />
            </div>
          </MoveForm>
        )}
        {can("send-back") && (
          <Details summary={t("sendBackTitle")} open={typed === "renvoi"}>
            <MoveForm {...props} text="renvoi">
              <Message name="renvoi" label={t("message")} required />
              <Files name="fichierRenvoi" label={t("files")} accept={accept} />
              <EventButton event="send-back" />
            </MoveForm>
          </Details>
        )}
        {reply && (
          <MoveForm {...props} text="message">
            <Closed ticket={ticket} />
            <Message name="message" label={t("message")} required={reply === "reopen"} />
            <Files name="fichier" label={t("files")} accept={accept} />
            <EventButton event={reply} primary />
          </MoveForm>
        )}
        {can("close") && (
          <Details summary={t("closeTitle")}>
            <MoveForm {...props} text="fermeture">
              <p>{t("acceptHint", { days: REOPEN_DAYS })}</p>
              <EventButton event="close" />
            </MoveForm>
          </Details>
        )}
      </div>
    </Card>
  );
}

/** A closed ticket: until when it can be opened again, or that it no longer can. */
function Closed({ ticket }: Pick<Props, "ticket">) {
  const t = useTranslations("tickets.sheet");
  if (!ticket.reopenableUntil) return null;
  if (!ticket.actions.includes("reopen")) return <Notice tone="info">{t("reopenOver")}</Notice>;
  return (
    <p>
      {t("reopenUntil")} <DateText value={ticket.reopenableUntil} />.
    </p>
  );
}

/** What those who answer can do: take it, then answer, ask, hand on; and note, at any time. */
export function HandlerActions(props: Props & { why: "readOnly" | "own" | null }) {
  const t = useTranslations("tickets.act");
  const { ticket, look, accept, kept, why } = props;
  const can = (event: TicketEventName) => ticket.actions.includes(event);
  const typed = kept?.values.champ;
  if (why) return <Notice tone="info">{t(why)}</Notice>;
  return (
    <Card title={t("title")}>
      <div className="grid gap-4">
        {can("take") && (
          <MoveForm {...props} text="prise">
            <p>{ticket.assignee ? t("takenBy", { name: ticket.assignee }) : t("takeFirst")}</p>
            <EventButton event="take" primary={ticket.assignee === null} />
          </MoveForm>
        )}
        {can("answer") && (
          <MoveForm {...props} text="message">
            <Message name="message" label={t("answerText")} help={t("answerHelp")} required />
            <Files name="fichier" label={t("files")} accept={accept} />
            <div className="button-row">
              <EventButton event="answer" primary />
              {can("ask-information") && <EventButton event="ask-information" />}
            </div>
          </MoveForm>
        )}
        {can("assign") && ticket.colleagues.length > 0 && (
          <Details summary={t("assignTitle")} open={typed === "confier"}>
            <MoveForm {...props} text="confier">
              <Select
                name="colleague"
                label={t("assignTo")}
                empty={t("assignChoose")}
                options={ticket.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
                required
              />
              <Message name="confier" label={t("assignText")} help={t("assignHelp")} />
              <EventButton event="assign" />
            </MoveForm>
          </Details>
        )}
        {can("transfer-to-support") && (
          <Details summary={t("transferTitle")} open={typed === "transfert"}>
            <MoveForm {...props} text="transfert">
              <Message name="transfert" label={t("transferSupportText")} help={t("transferSupportHelp")} required />
              <EventButton event="transfer-to-support" />
            </MoveForm>
          </Details>
        )}
        {can("transfer-to-recipient") && look === "support" && (
          <Details summary={t("transferTitle")} open={typed === "transfert"}>
            <MoveForm {...props} text="transfert">
              <TextInput
                name="recipient"
                label={t("transferRecipient")}
                help={t("transferRecipientHelp")}
                defaultValue={ticket.recipient?.identifier ?? ""}
                maxLength={40}
                width="medium"
                autoComplete="off"
                required
              />
              <Message name="transfert" label={t("transferRecipientText")} />
              <EventButton event="transfer-to-recipient" />
            </MoveForm>
          </Details>
        )}
        {can("note") && (
          <Details summary={t("noteTitle")} open={typed === "note"}>
            <MoveForm {...props} text="note">
              <Message name="note" label={t("noteText")} help={t("noteHelp")} />
              <Files name="fichierNote" label={t("noteFiles")} accept={accept} />
              <EventButton event="note" />
            </MoveForm>
          </Details>
        )}
      </div>
    </Card>
  );
}
