import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { sideOf, signalChat } from "#lib/chat/data/chat-rows.ts";
import { take } from "#lib/chat/data/limits.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { isId } from "#lib/shared/ids.ts";

/** Notes that somebody who takes part has the conversation before their eyes; `typing` tells the other side so. False when there is none for them. */
export async function beInChat(actor: Actor, chatId: string, typing: boolean): Promise<boolean> {
  const chat = isId(chatId)
    ? await db().chat.findUnique({
        where: { id: chatId },
        select: { id: true, state: true, userId: true, agentId: true, position: true },
      })
    : null;
  const side = chat && sideOf(actor, chat);
  if (!chat || !side) return false;
  if (chat.state === "ENDED" || (side === "AGENT" && chat.agentId !== actor.userId)) return true;
  const at = now();
  await db().chat.update({ where: { id: chatId }, data: side === "USER" ? { userSeenAt: at } : { agentSeenAt: at } });
  if (typing && (await take("chatTypingBy", actor.userId)).allowed)
    await transaction((tx) => signalChat(tx, chat, at, actor.userId));
  return true;
}

/** Notes that an agent has the desk before their eyes, and so answers; `away` that they do not any more. */
export async function beAtDesk(actor: Actor, away = false): Promise<boolean> {
  if (!canAsStaff(actor, "ticket.assist")) return false;
  const { userId } = actor;
  if (away) await db().chatDesk.deleteMany({ where: { userId } });
  else {
    const seenAt = now();
    await db().chatDesk.upsert({ where: { userId }, create: { userId, seenAt }, update: { seenAt } });
  }
  return true;
}
