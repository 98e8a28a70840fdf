import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import { FORM_EVENTS } from "#lib/tickets/public.ts";

/** What this person has just done, told once. `said`: the event, from the address. */
export function TicketDone({ said, number = "" }: { said: string | string[] | undefined; number?: string }) {
  const t = useTranslations("tickets.done");
  const event = (["send", ...FORM_EVENTS] as const).find((one) => one === said);
  return event ? <Notice tone="ok" live="polite" title={t(event, { number })} /> : null;
}
