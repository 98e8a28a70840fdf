import { addDays, type IsoDate, LEGAL_ZONE, parisDay } from "#lib/shared/dates.ts";

/** Opening hours of the support of the portal, in minutes of a day in Paris (domain reference § 14.1: working days, 8:30 to 18:30). */
export const OPENS = 8 * 60 + 30;
export const CLOSES = 18 * 60 + 30;
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

/** Working minutes between two instants; none when the second comes first. */
export function workingMinutes(from: Date, to: Date): number {
  let minutes = 0;
  for (let day = parisDay(from); day <= parisDay(to); day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const start = Math.max(from.getTime(), instantOf(day, OPENS));
    const end = Math.min(to.getTime(), instantOf(day, CLOSES));
    minutes += Math.max(0, end - start) / MINUTE;
  }
  return Math.floor(minutes);
}

/** The instant at which so many working minutes will have passed. */
export function afterWorkingMinutes(from: Date, minutes: number): Date {
  let left = minutes * MINUTE;
  for (let day = parisDay(from); ; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const start = Math.max(from.getTime(), instantOf(day, OPENS));
    const room = instantOf(day, CLOSES) - start;
    if (room >= left && room > 0) return new Date(start + left);
    left -= Math.max(0, room);
  }
}

/** A time of day in Paris, one or two hours before it in UTC: opening hours never fall into a change of clock. */
function instantOf(day: IsoDate, minutes: number): number {
  const winter = Date.parse(`${day}T00:00:00Z`) + (minutes - 60) * MINUTE;
  return hourInParis.format(winter) === String(Math.floor(minutes / 60)).padStart(2, "0")
    ? winter
    : winter - 60 * MINUTE;
}

const hourInParis = new Intl.DateTimeFormat("en-GB", { timeZone: LEGAL_ZONE, hour: "2-digit", hourCycle: "h23" });
