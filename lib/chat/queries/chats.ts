import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { presentAgents, sideOf } from "#lib/chat/data/chat-rows.ts";
import { isChatTime, keptHours } from "#lib/chat/data/opening.ts";
import { type ChatEnd, type ChatSide, type ChatState, PRESENT_SECONDS } from "#lib/chat/domain/states.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";
import type { SpokenLine } from "#lib/shared/transcript.ts";
import { isWorkingTime, nextOpening } from "#lib/shared/working-time.ts";

export type ChatMessageView = {
  readonly id: string;
  readonly side: ChatSide;
  /** An agent is told to the user by their first name only. */
  readonly name: string;
  readonly text: string;
  readonly at: Date;
  readonly file: { readonly documentId: string; readonly name: string; readonly size: number } | null;
};

export type ChatView = {
  readonly id: string;
  readonly state: ChatState;
  /** From which side it is read. */
  readonly side: ChatSide;
  /** The agent reads it without having taken it. */
  readonly canAnswer: boolean;
  readonly otherName: string | null;
  readonly otherPresent: boolean;
  /** How many wait before it; 0 for the next. */
  readonly before: number;
  readonly openedAt: Date;
  readonly endedBy: ChatEnd | null;
  readonly messages: readonly ChatMessageView[];
};

/** Whether one may be asked for now: within hours, and an agent is there. */
export type ChatOffer = "open" | "closed" | "nobody";

export async function chatOffer(): Promise<ChatOffer> {
  const at = now();
  if (!(await isChatTime(at))) return "closed";
  return (await presentAgents(db(), at)).length > 0 ? "open" : "nobody";
}

/** When one may be asked for again; null while it may. */
export async function chatReopens(): Promise<Date | null> {
  const [at, hours] = [now(), await keptHours()];
  return hours === null || isWorkingTime(at, hours) ? null : nextOpening(at, hours);
}

/** The conversation under way of a person, and the last ones that are over. */
export async function myChats(actor: Actor): Promise<{
  readonly open: string | null;
  readonly past: readonly { readonly id: string; readonly openedAt: Date }[];
}> {
  const rows = await db().chat.findMany({
    where: { userId: actor.userId },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: 10,
    select: { id: true, state: true, openedAt: true },
  });
  return {
    open: rows.find(({ state }) => state !== "ENDED")?.id ?? null,
    past: rows.filter(({ state }) => state === "ENDED"),
  };
}

/** One conversation as one side reads it; null when there is none for this actor. */
export async function chatView(actor: Actor, chatId: string, wanted: ChatSide): Promise<ChatView | null> {
  if (!isId(chatId)) return null;
  const row = await db().chat.findUnique({
    where: { id: chatId },
    select: {
      ...{ id: true, state: true, userId: true, agentId: true, openedAt: true, endedBy: true },
      ...{ userSeenAt: true, agentSeenAt: true },
      user: { select: { firstName: true, lastName: true } },
      agent: { select: { firstName: true } },
      messages: {
        orderBy: { position: "asc" },
        select: {
          ...{ id: true, side: true, text: true, at: true },
          author: { select: { firstName: true, lastName: true } },
          document: { select: { id: true, fileName: true, size: true } },
        },
      },
    },
  });
  if (!row || sideOf(actor, row) === null) return null;
  if (wanted === "USER" ? row.userId !== actor.userId : !canAsStaff(actor, "ticket.assist")) return null;
  const before =
    row.state === "WAITING"
      ? await db().chat.count({ where: { state: "WAITING", openedAt: { lt: row.openedAt } } })
      : 0;
  const seenAt = wanted === "USER" ? row.agentSeenAt : row.userSeenAt;
  return {
    id: row.id,
    state: row.state,
    side: wanted,
    canAnswer: row.state !== "ENDED" && (wanted === "USER" || row.agentId === actor.userId),
    otherName: wanted === "USER" ? (row.agent?.firstName ?? null) : `${row.user.firstName} ${row.user.lastName}`,
    otherPresent: seenAt !== null && now().getTime() - seenAt.getTime() < PRESENT_SECONDS * 1000,
    before,
    openedAt: row.openedAt,
    endedBy: row.endedBy as ChatEnd | null,
    messages: row.messages.map(({ author, document, ...message }) => ({
      ...message,
      name: message.side === "AGENT" && wanted === "USER" ? author.firstName : `${author.firstName} ${author.lastName}`,
      file: document && { documentId: document.id, name: document.fileName, size: document.size },
    })),
  };
}

export type DeskChat = {
  readonly id: string;
  readonly name: string;
  readonly state: ChatState;
  readonly mine: boolean;
  readonly agentName: string | null;
  readonly openedAt: Date;
  readonly lastSaidAt: Date;
  readonly first: string;
};

/** What agents answer: those who wait, the first that came first, then those under way. Empty for everybody else. */
export async function chatDesk(actor: Actor): Promise<DeskChat[]> {
  if (!canAsStaff(actor, "ticket.assist")) return [];
  const rows = await db().chat.findMany({
    where: { state: { not: "ENDED" } },
    orderBy: [{ state: "asc" }, { openedAt: "asc" }],
    take: 200,
    select: {
      ...{ id: true, state: true, agentId: true, openedAt: true, lastSaidAt: true },
      user: { select: { firstName: true, lastName: true } },
      agent: { select: { firstName: true, lastName: true } },
      messages: { orderBy: { position: "asc" }, take: 1, select: { text: true } },
    },
  });
  return rows.map(({ user, agent, agentId, messages, ...row }) => ({
    ...row,
    name: `${user.firstName} ${user.lastName}`,
    mine: agentId === actor.userId,
    agentName: agent && `${agent.firstName} ${agent.lastName}`,
    first: messages[0]?.text ?? "",
  }));
}

/** What was said, line by line, for a ticket. Null when the conversation is not the actor's own. */
export async function chatLines(actor: Actor, chatId: string): Promise<SpokenLine[] | null> {
  const view = await chatView(actor, chatId, "USER");
  if (!view) return null;
  return view.messages.map(({ name, text, file }) => ({
    name,
    text: [text, file && `[${file.name}]`].filter(Boolean).join(" "),
  }));
}

/** The document that a message of this conversation carries; null for whoever does not take part. */
export async function chatDocument(actor: Actor, chatId: string, documentId: string): Promise<string | null> {
  if (!isId(chatId) || !isId(documentId)) return null;
  const row = await db().chatMessage.findFirst({
    where: { chatId, documentId },
    select: { documentId: true, chat: { select: { userId: true } } },
  });
  return row && sideOf(actor, row.chat) ? row.documentId : null;
}
