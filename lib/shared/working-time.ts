import { addDays, clockInParis, formatNearDay, type IsoDate, LEGAL_ZONE, parisDay } from "#lib/shared/dates.ts";

/** Opening hours of a working day, in minutes of a day in Paris. */
export type OpeningHours = { readonly opens: number; readonly closes: number };
const MINUTE = 60_000;

const FIXED_HOLIDAYS = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const MOVING_HOLIDAYS = [1, 39, 50];

/** True from Monday to Friday but on public holidays of France (Code du travail, art. L3133-1). */
export function isWorkingDay(day: IsoDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || FIXED_HOLIDAYS.includes(day.slice(5))) return false;
  const easter = easterOf(Number(day.slice(0, 4)));
  return !MOVING_HOLIDAYS.some((days) => addDays(easter, days) === day);
}

/** Easter Sunday of a year (Meeus, Gregorian calendar). */
function easterOf(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Whether an instant is within opening hours of a working day. */
export function isWorkingTime(at: Date, { opens, closes }: OpeningHours): boolean {
  const day = parisDay(at);
  return isWorkingDay(day) && at.getTime() >= instantOf(day, opens) && at.getTime() < instantOf(day, closes);
}

/** Working minutes between two instants; none when the second comes first. */
export function workingMinutes(from: Date, to: Date, { opens, closes }: OpeningHours): number {
  let minutes = 0;
  for (let day = parisDay(from); day <= parisDay(to); day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const start = Math.max(from.getTime(), instantOf(day, opens));
    const end = Math.min(to.getTime(), instantOf(day, closes));
    minutes += Math.max(0, end - start) / MINUTE;
  }
  return Math.floor(minutes);
}

/** The instant at which so many working minutes will have passed. */
export function afterWorkingMinutes(from: Date, minutes: number, { opens, closes }: OpeningHours): Date {
  let left = minutes * MINUTE;
  for (let day = parisDay(from); ; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const start = Math.max(from.getTime(), instantOf(day, opens));
    const room = instantOf(day, closes) - start;
    if (room >= left && room > 0) return new Date(start + left);
    left -= Math.max(0, room);
  }
}

/** When it is open next: now, within opening hours. */
export function nextOpening(from: Date, hours: OpeningHours): Date {
  return afterWorkingMinutes(from, 0, hours);
}

/** A time of day in Paris, one or two hours before it in UTC: opening hours never fall into a change of clock. */
function instantOf(day: IsoDate, minutes: number): number {
  const winter = Date.parse(`${day}T00:00:00Z`) + (minutes - 60) * MINUTE;
  return hourInParis.format(winter) === String(Math.floor(minutes / 60)).padStart(2, "0")
    ? winter
    : winter - 60 * MINUTE;
}

const hourInParis = new Intl.DateTimeFormat("en-GB", { timeZone: LEGAL_ZONE, hour: "2-digit", hourCycle: "h23" });

/** Minutes of a day as people read a time: « 8 h 30 », "8:30". */
export function formatTimeOfDay(minutes: number, locale: string): string {
  const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, "0")];
  return locale === "fr" ? `${hours}\u00a0h${rest === "00" ? "" : `\u00a0${rest}`}` : `${hours}:${rest}`;
}

/** An instant that is near as a sentence says it: « lundi 30 novembre », « 8 h 30 ». */
export function instantSaid(at: Date, locale: string): { day: string; time: string } {
  const [day = "", clock = ""] = clockInParis(at).split("T");
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return { day: formatNearDay(day, locale), time: formatTimeOfDay(hours * 60 + minutes, locale) };
}

/** Opening hours as a sentence says them. */
export function hoursSaid({ opens, closes }: OpeningHours, locale: string): { opens: string; closes: string } {
  return { opens: formatTimeOfDay(opens, locale), closes: formatTimeOfDay(closes, locale) };
}
