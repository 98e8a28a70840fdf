export type WebinarPhase = "open" | "full" | "running" | "over" | "cancelled";

type Facts = {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly seats: number;
  readonly taken: number;
  readonly cancelledAt: Date | null;
};

export const endOf = ({ startsAt, minutes }: Pick<Facts, "startsAt" | "minutes">) =>
  new Date(startsAt.getTime() + minutes * 60_000);

/** How long before it begins people with a seat are reminded of it. */
export const REMINDED_BEFORE_MS = 24 * 3_600_000;

/** One can register until it begins, while there are seats. */
export function webinarPhase(facts: Facts, at: Date): WebinarPhase {
  if (facts.cancelledAt) return "cancelled";
  if (endOf(facts) <= at) return "over";
  if (facts.startsAt <= at) return "running";
  return facts.taken >= facts.seats ? "full" : "open";
}

export type WebinarView = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly lang: "fr" | "en";
  readonly startsAt: Date;
  readonly minutes: number;
  readonly left: number;
  readonly phase: WebinarPhase;
  readonly registered: boolean;
  /** Where one joins: for who is registered, and until it is over. */
  readonly address: string | null;
  /** To see it again, once it is over. */
  readonly replay: string | null;
  /** What is shown in it, as soon as there is something; not of one that was called off. */
  readonly slides: string | null;
  readonly version: number;
  readonly writtenAt: Date;
};

export type WrittenWebinar = {
  readonly id: string;
  readonly titleFrench: string;
  readonly titleEnglish: string;
  readonly bodyFrench: string;
  readonly bodyEnglish: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly seats: number;
  readonly taken: number;
  readonly address: string;
  readonly replay: string;
  readonly slides: string;
  readonly phase: WebinarPhase;
  readonly version: number;
};
