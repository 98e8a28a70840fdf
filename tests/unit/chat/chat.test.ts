import { describe, expect, it } from "vitest";
import { allows, CHAT_EVENTS, CHAT_STATES } from "#lib/chat/domain/states.ts";
import { type SpokenLine, transcript } from "#lib/shared/transcript.ts";

describe("F-122 the life of a conversation", () => {
  it("allows what the table says, and nothing else", () => {
    const allowed = CHAT_STATES.flatMap((state) =>
      CHAT_EVENTS.flatMap((event) =>
        (["USER", "AGENT", "TIME"] as const)
          .filter((by) => allows(state, event, by))
          .map((by) => `${state} ${event} ${by}`),
      ),
    );
    expect(allowed).toEqual([
      "WAITING take AGENT",
      "WAITING say USER",
      "WAITING end USER",
      "WAITING expire TIME",
      "OPEN giveBack AGENT",
      "OPEN say USER",
      "OPEN say AGENT",
      "OPEN end USER",
      "OPEN end AGENT",
      "OPEN expire TIME",
    ]);
  });
});

describe("a conversation as a ticket carries it", () => {
  const line = (text: string) => ({ name: "Ariane", text });
  const say = ({ name, text }: SpokenLine) => `${name}: ${text}`;

  it("is everything that was said, in order", () => {
    expect(transcript([line("un"), line("deux")], 100, say)).toBe("Ariane: un\nAriane: deux");
    expect(transcript([], 100, say)).toBe("");
  });

  it("keeps its end when it is too long", () => {
    const long = transcript([line("a".repeat(500)), line("b".repeat(500)), line("fin")], 600, say);
    expect(long.length).toBeLessThanOrEqual(600);
    expect(long).toMatch(/^…a+\nAriane: b+\nAriane: fin$/);
  });
});
