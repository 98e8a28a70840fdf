/** A conversation waits for an agent, is held with one, or is over. */
export const CHAT_STATES = ["WAITING", "OPEN", "ENDED"] as const;
export type ChatState = (typeof CHAT_STATES)[number];
export type ChatSide = "USER" | "AGENT";

export const CHAT_ENDS = ["USER", "AGENT", "SILENCE", "HOURS"] as const;
export type ChatEnd = (typeof CHAT_ENDS)[number];

/** What somebody, or time, does to a conversation. */
export const CHAT_EVENTS = ["take", "giveBack", "say", "end", "expire"] as const;
export type ChatEvent = (typeof CHAT_EVENTS)[number];

type Rule = {
  readonly from: readonly ChatState[];
  readonly to: ChatState;
  readonly by: readonly (ChatSide | "TIME")[];
};

/** The life of a conversation: whatever is not here is refused. */
export const CHAT_TRANSITIONS: Readonly<Record<ChatEvent, Rule>> = {
  take: { from: ["WAITING"], to: "OPEN", by: ["AGENT"] },
  /** The agent leaves it to another: it waits again, first in the queue. */
  giveBack: { from: ["OPEN"], to: "WAITING", by: ["AGENT"] },
  say: { from: ["WAITING", "OPEN"], to: "OPEN", by: ["USER", "AGENT"] },
  end: { from: ["WAITING", "OPEN"], to: "ENDED", by: ["USER", "AGENT"] },
  expire: { from: ["WAITING", "OPEN"], to: "ENDED", by: ["TIME"] },
};

/** Whether that side may do it in that state. A user may say more while waiting; an agent takes a conversation before saying anything. */
export function allows(state: ChatState, event: ChatEvent, by: ChatSide | "TIME"): boolean {
  const rule = CHAT_TRANSITIONS[event];
  if (!rule.from.includes(state) || !rule.by.includes(by)) return false;
  return !(by === "AGENT" && state === "WAITING" && event !== "take");
}

/** Characters of one message. */
export const MESSAGE_LENGTH = 2_000;
/** Messages of one conversation. */
export const MOST_MESSAGES = 500;
/** Seconds after which somebody who gives no sign of life is said to be away. */
export const PRESENT_SECONDS = 90;
