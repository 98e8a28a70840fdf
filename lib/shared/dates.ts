import { dateFormat } from "#lib/shared/intl.ts";

/**
 * Two kinds of time, never mixed: an instant (`Date`) and a calendar day (`IsoDate`, "2026-11-23").
 * Legal days are days in Paris whatever the machine's zone (domain reference § 11).
 */
export type IsoDate = string;

export const LEGAL_ZONE = "Europe/Paris";
const DAY = 86_400_000;

/** The instant's calendar day in Paris: 23:30 UTC on 31 December is already 1 January there. */
export function parisDay(instant: Date): IsoDate {
  return isoDayFormat.format(instant);
}

/** The Swedish locale writes a day as ISO does, which spares assembling parts. */
const isoDayFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: LEGAL_ZONE, dateStyle: "short" });

/** True for a day that exists: "2026-02-29" is not one. */
export function isIsoDate(text: string): text is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Reads a day as a person types it: "2026-11-23" (what a date input sends), "23/11/2026", "23.11.2026", "23-11-26".
 * Null when it is not a day that exists.
 */
export function parseDate(typed: string): IsoDate | null {
  const text = typed.trim();
  const french = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(text);
  if (!french) return isIsoDate(text) ? text : null;
  const [, day = "", month = "", year = ""] = french;
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(iso) ? iso : null;
}

/** Calendar days: no hour is involved, so no change of clock can move the result. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(utc(day) + days * DAY).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` comes before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

export function firstOfMonth(day: IsoDate): IsoDate {
  return `${day.slice(0, 7)}-01`;
}

export function lastOfMonth(day: IsoDate): IsoDate {
  return addDays(addMonths(firstOfMonth(day), 1), -1);
}

/** Months later, or earlier when negative, from the first of a month: other days do not exist in every month. */
export function addMonths(first: IsoDate, months: number): IsoDate {
  if (!first.endsWith("-01")) throw new Error("not the first of a month");
  const month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

/** The day as a column of type `date` wants it: midnight UTC, which the driver writes as that very day. */
export function dateOf(day: IsoDate): Date {
  return new Date(utc(day));
}

/** The day held by a column of type `date` (midnight UTC). Not for instants: use `parisDay`. */
export function isoDateOf(column: Date): IsoDate {
  return column.toISOString().slice(0, 10);
}

/** "23/11/2026" in French, "23 Nov 2026" and the like by the locale; `long` spells the month, and in French the first of it is « 1er ». */
export function formatDate(day: IsoDate, locale: string, style: "short" | "long" = "short"): string {
  const shape: Intl.DateTimeFormatOptions =
    style === "long" ? { dateStyle: "long" } : { day: "2-digit", month: "2-digit", year: "numeric" };
  const text = dateFormat(regional(locale), { ...shape, timeZone: "UTC" }).format(utc(day));
  return style === "long" && locale === "fr" ? text.replace(/^1(?!\d)/, "1er") : text;
}

/** "lundi 30 novembre": a day that is near, as people say it; in French the first of a month is « 1er ». */
export function formatNearDay(day: IsoDate, locale: string): string {
  const shape: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  const text = dateFormat(regional(locale), shape).format(utc(day));
  return locale === "fr" ? text.replace(/(?<!\d)1(?!\d)/, "1er") : text;
}

/** "novembre 2026"; short "nov.", narrow "N". */
export function formatMonth(day: IsoDate, locale: string, style: "narrow" | "short" | "long" = "long"): string {
  const year = style === "long" ? ({ year: "numeric" } as const) : {};
  return dateFormat(regional(locale), { month: style, ...year, timeZone: "UTC" }).format(utc(day));
}

/** "23/11/2026 18:57": the instant, read on a clock in Paris. */
export function formatDateTime(instant: Date, locale: string): string {
  return dateFormat(regional(locale), {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: LEGAL_ZONE,
  }).format(instant);
}

/** Plain English writes days as in the United States; the portal's readers are in Europe. */
function regional(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

function utc(day: IsoDate): number {
  if (!isIsoDate(day)) throw new Error("not a calendar day");
  return Date.parse(`${day}T00:00:00Z`);
}

/** What a clock in Paris shows at an instant, as a date and time input wants it: "2026-11-27T10:30". */
export function clockInParis(instant: Date): string {
  return parisClockFormat.format(instant).replace(" ", "T");
}

const parisClockFormat = new Intl.DateTimeFormat("sv-SE", {
  timeZone: LEGAL_ZONE,
  dateStyle: "short",
  timeStyle: "short",
});

/**
 * The instant at which a clock in Paris shows "2026-11-27T10:30" or "27/11/2026 10:30"; null when it is no moment. A moment that the change
 * of clocks skips is read an hour later, one that comes twice is the second.
 */
export function instantIn(typed: string): Date | null {
  const [, dayTyped = "", hour = "", minute = ""] =
    /^(.+?)[T ]+(?:à )?([01]\d|2[0-3])[:h]([0-5]\d)(?::\d\d)?$/.exec(typed.trim()) ?? [];
  const day = parseDate(dayTyped);
  if (!day) return null;
  const asUtc = Date.parse(`${day}T${hour}:${minute}:00Z`);
  const offset = (instant: number) => Date.parse(`${clockInParis(new Date(instant))}:00Z`) - instant;
  return new Date(asUtc - offset(asUtc - offset(asUtc)));
}
