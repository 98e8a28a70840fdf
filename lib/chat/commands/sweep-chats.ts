import "server-only";
import { endRow, lockChat } from "#lib/chat/data/chat-rows.ts";
import { isChatTime } from "#lib/chat/data/opening.ts";
import { allows, type ChatEnd } from "#lib/chat/domain/states.ts";
import { trueNow as now } from "#lib/platform/clock.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { settings } from "#lib/settings/index.ts";

const DAY = 86_400_000;

/**
 * What runs for a `chat.sweep` job: conversations where nothing was said for long are over, and those that nobody took before closing;
 * old ones are forgotten.
 */
export async function sweepChats(): Promise<{ ended: number; forgotten: number }> {
  const at = now();
  const { chatSilenceMinutes, chatKeptDays } = await settings();
  const silent = new Date(at.getTime() - chatSilenceMinutes * 60_000);
  const closed = !(await isChatTime(at));
  const due = await db().chat.findMany({
    where: {
      OR: [{ state: { not: "ENDED" }, lastSaidAt: { lt: silent } }, ...(closed ? [{ state: "WAITING" as const }] : [])],
    },
    select: { id: true },
    take: 500,
  });
  let ended = 0;
  for (const { id } of due) {
    ended += await transaction(async (tx) => {
      const chat = await lockChat(tx, id);
      if (!chat || !allows(chat.state, "expire", "TIME")) return 0;
      // Something may have been said, or it was taken, since it was found.
      const { lastSaidAt } = await tx.chat.findUniqueOrThrow({ where: { id }, select: { lastSaidAt: true } });
      const by: ChatEnd | null = lastSaidAt < silent ? "SILENCE" : closed && chat.state === "WAITING" ? "HOURS" : null;
      if (by === null) return 0;
      await endRow(tx, chat, by, at);
      return 1;
    });
  }
  return { ended, forgotten: await forgetOld(new Date(at.getTime() - chatKeptDays * DAY)) };
}

async function forgetOld(before: Date): Promise<number> {
  const old = { state: "ENDED" as const, endedAt: { lt: before } };
  return transaction(async (tx) => {
    await tx.chatMessage.deleteMany({ where: { chat: old } });
    return (await tx.chat.deleteMany({ where: old })).count;
  });
}
