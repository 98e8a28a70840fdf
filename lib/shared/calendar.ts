export type CalendarEvent = {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  /** Where it takes place: an address, or nothing. */
  readonly location: string;
  readonly url: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelled: boolean;
  /** Grows with each change, so that calendars replace what they have. */
  readonly sequence: number;
  readonly writtenAt: Date;
};

/** One event as a file that any calendar reads (RFC 5545). */
export function calendarFile(event: CalendarEvent, producer: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${text(producer)}//FR`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${text(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${stamp(event.writtenAt)}`,
    `DTSTART:${stamp(event.startsAt)}`,
    `DTEND:${stamp(event.endsAt)}`,
    `SUMMARY:${text(event.title)}`,
    `DESCRIPTION:${text(event.description)}`,
    ...(event.location === "" ? [] : [`LOCATION:${text(event.location)}`]),
    `URL:${event.url}`,
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.flatMap(folded).join("\r\n")}\r\n`;
}

const stamp = (at: Date) => at.toISOString().replace(/[-:]/g, "").replace(/\.\d+/, "");

function text(value: string): string {
  return value
    .replace(/(?![\n\r\t])\p{Cc}/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r?\n/g, "\\n");
}

/** Lines hold 75 octets; what is longer goes on, after a space, on the next. No character is cut. */
function folded(line: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (const character of line) {
    if (Buffer.byteLength(part + character) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part].map((one, index) => (index === 0 ? one : ` ${one}`));
}
