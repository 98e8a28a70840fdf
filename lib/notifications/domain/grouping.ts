import { ALWAYS_TOLD, type NotificationType, STAFF_TYPES } from "#lib/notifications/domain/types.ts";
import { addDays, type IsoDate, LEGAL_ZONE, parisDay } from "#lib/shared/dates.ts";

/** The applications whose mails a person sets the rhythm of (domain reference § 14.3: preferences per application). */
export const MAIL_APPLICATIONS = ["FACTURATION", "ORGANISATION", "SUPPORT"] as const;
export type MailApplication = (typeof MAIL_APPLICATIONS)[number];

/** IMMEDIATE: a mail at each event. DAILY: one a day for all of them, but for what cannot wait. */
export const RHYTHMS = ["IMMEDIATE", "DAILY"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export type MailHabits = { readonly rhythm: Rhythm; readonly weekly: boolean };

/** Until a person says otherwise: invoices are gathered by day, whoever waits for an answer is told at once (§ 14.3). */
export const DEFAULT_HABITS: Readonly<Record<MailApplication, MailHabits>> = {
  FACTURATION: { rhythm: "DAILY", weekly: false },
  ORGANISATION: { rhythm: "IMMEDIATE", weekly: false },
  SUPPORT: { rhythm: "IMMEDIATE", weekly: false },
};

export type Grouping = "DAILY" | "WEEKLY";

/** Whose rhythm a type follows; null for what is never gathered. */
export function applicationOf(type: NotificationType): MailApplication | null {
  if (ALWAYS_TOLD.includes(type) || STAFF_TYPES.includes(type)) return null;
  if (type.startsWith("ticket.")) return "SUPPORT";
  return type.startsWith("invoice.") ? "FACTURATION" : "ORGANISATION";
}

/** A rejection asks its issuer to read it, an invoice to validate its validator to answer: neither waits for the morning (§ 10.3, § 14.3). */
const URGENT_STATUSES: readonly string[] = ["REJETEE", "REFUSEE_1", "REFUSEE_2"];

export function isUrgent(type: NotificationType, data: object): boolean {
  // Fifteen days run from now on, and silence is approval (§ 10.5).
  if (type === "invoice.toValidate") return true;
  return type === "invoice.statusChanged" && "status" in data && URGENT_STATUSES.includes(String(data.status));
}

/** How one event reaches a person by mail: at once or not, and in which mails of several. */
export function mailWays(
  type: NotificationType,
  data: object,
  habits: MailHabits | undefined,
): { readonly now: boolean; readonly groupings: readonly Grouping[] } {
  const application = applicationOf(type);
  if (application === null) return { now: true, groupings: [] };
  const { rhythm, weekly } = habits ?? DEFAULT_HABITS[application];
  const now = rhythm === "IMMEDIATE" || isUrgent(type, data);
  return { now, groupings: [...(now ? [] : (["DAILY"] as const)), ...(weekly ? (["WEEKLY"] as const) : [])] };
}

/** The hour, in Paris, at which mails of several leave. */
const MORNING = 7;

/** The first morning after an instant: of a day, or of a Monday. */
export function nextGrouping(grouping: Grouping, after: Date): Date {
  let day = parisDay(after);
  for (;;) {
    const morning = morningOf(day);
    if (morning > after && (grouping === "DAILY" || isMonday(day))) return morning;
    day = addDays(day, 1);
  }
}

function isMonday(day: IsoDate): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
}

/** Seven o'clock in Paris, which is no hour that a change of clock skips or repeats: one or two hours before it in UTC. */
function morningOf(day: IsoDate): Date {
  const winter = new Date(`${day}T${String(MORNING - 1).padStart(2, "0")}:00:00Z`);
  return hourInParis.format(winter) === String(MORNING).padStart(2, "0")
    ? winter
    : new Date(winter.getTime() - 3_600_000);
}

const hourInParis = new Intl.DateTimeFormat("en-GB", { timeZone: LEGAL_ZONE, hour: "2-digit", hourCycle: "h23" });
