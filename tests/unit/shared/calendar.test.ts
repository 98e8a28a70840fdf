import { describe, expect, it } from "vitest";
import { calendarFile } from "#lib/shared/calendar.ts";

const event = {
  uid: "w1@portail.example",
  title: "Déposer, suivre; être payé",
  description: "Ligne 1\nBEGIN:VEVENT",
  location: "",
  url: "https://portail.example/webinaires/1",
  startsAt: new Date("2026-12-01T09:30:00Z"),
  endsAt: new Date("2026-12-01T10:30:00Z"),
  cancelled: false,
  sequence: 2,
  writtenAt: new Date("2026-11-27T08:00:00.123Z"),
};

describe("F-113 the calendar file of a webinar", () => {
  it("says when, in universal time, and lets no text become a line of its own", () => {
    const lines = calendarFile(event, "Chorale").split("\r\n");
    expect(lines).toContain("DTSTART:20261201T093000Z");
    expect(lines).toContain("DTEND:20261201T103000Z");
    expect(lines).toContain("DTSTAMP:20261127T080000Z");
    expect(lines).toContain("SUMMARY:Déposer\\, suivre\\; être payé");
    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
    expect(lines).toContain("STATUS:CONFIRMED");
    expect(calendarFile({ ...event, cancelled: true }, "Chorale")).toContain("STATUS:CANCELLED");
  });

  it("folds long lines by octets, and cuts no character", () => {
    const long = `${"é".repeat(100)}€`;
    const file = calendarFile({ ...event, title: long }, "Chorale");
    expect(file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(file.replaceAll("\r\n ", "")).toContain(`SUMMARY:${long}`);
  });
});
