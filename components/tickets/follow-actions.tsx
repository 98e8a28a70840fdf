import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TEXT_LENGTH, type TicketSheet } from "#lib/tickets/public.ts";

type Props = { ticket: TicketSheet; token: string; action: ComponentProps<typeof Form>["action"] };

const FIRST = ["accept", "provide", "add", "reopen"] as const;
const THEN = ["send-back", "close"] as const;

/** What the author of a ticket without account can do, in one form: a message, and what it is for. */
export function FollowActions({ ticket, token, action }: Props) {
  const t = useTranslations("tickets");
  const first = FIRST.filter((event) => ticket.actions.includes(event));
  const then = THEN.filter((event) => ticket.actions.includes(event));
  if (first.length + then.length === 0) return <Notice tone="info">{t("sheet.reopenOver")}</Notice>;
  return (
    <Card title={t("act.title")}>
      <Form action={action}>
        <input type="hidden" name="jeton" value={token} />
        <input type="hidden" name="version" value={ticket.version} />
        <Textarea
          name="text"
          label={t("act.message")}
          help={t("act.messageHelp", { most: TEXT_LENGTH })}
          rows={5}
          maxLength={TEXT_LENGTH}
        />
        <div className="button-row">
          {[...first, ...then].map((event, index) => (
            <SubmitButton key={event} name="event" value={event} look={index === 0 ? "primary" : "secondary"}>
              {t(`act.${event}`)}
            </SubmitButton>
          ))}
        </div>
      </Form>
    </Card>
  );
}
