import { useTranslations } from "next-intl";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { LevelState, ServiceLevel, TicketStatus } from "#lib/tickets/public.ts";

export const TICKET_TONES: Readonly<Record<TicketStatus, Tone>> = {
  OUVERT: "wait",
  EN_ATTENTE_INFORMATIONS: "warn",
  RESOLU: "judge",
  FERME: "neutral",
};

const LEVEL_TONES: Readonly<Record<LevelState, Tone>> = { late: "stop", soon: "warn", fine: "ok", stopped: "neutral" };

export function TicketStatusDot({ status }: { status: TicketStatus }) {
  const t = useTranslations("tickets.statuses");
  return <StatusDot tone={TICKET_TONES[status]}>{t(status)}</StatusDot>;
}

/** How a ticket stands against its target: in words, how long it has waited, and until when an answer is expected. */
export function LevelText({ level, whole = false }: { level: ServiceLevel; whole?: boolean }) {
  const t = useTranslations("tickets.level");
  return (
    <>
      <StatusDot tone={LEVEL_TONES[level.state]}>{t(level.state)}</StatusDot>{" "}
      <small className="muted">
        {t("waited", { hours: Math.floor(level.waited / 60) })}
        {whole && level.dueAt && (
          <>
            {". "}
            {t("due")} <DateText value={level.dueAt} />
          </>
        )}
      </small>
    </>
  );
}
