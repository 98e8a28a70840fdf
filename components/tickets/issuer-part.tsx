import type { ComponentProps } from "react";
import { LastAnswer } from "#components/tickets/last-answer.tsx";
import { IssuerActions } from "#components/tickets/move-forms.tsx";
import { TicketDone } from "#components/tickets/ticket-done.tsx";
import { TicketHead } from "#components/tickets/ticket-parts.tsx";

type Props = ComponentProps<typeof IssuerActions> & { said: string | string[] | undefined };

/** What comes first for who asked, with an account or by a mailed link: where it stands, what was answered, what they can do. */
export function IssuerPart({ said, ...issuer }: Props) {
  const { ticket, token } = issuer;
  return (
    <>
      <TicketDone said={said} number={ticket.number} />
      <TicketHead ticket={ticket} />
      <LastAnswer ticket={ticket} token={token} />
      <IssuerActions {...issuer} />
    </>
  );
}
