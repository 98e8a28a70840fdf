import "server-only";
import { canAsStaff, loadActor } from "#lib/access/index.ts";
import { treatReceived } from "#lib/invoices/index.ts";
import { db, transaction } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { enqueue } from "#lib/platform/queue.ts";
import { newId } from "#lib/shared/ids.ts";
import { type Answer, isScenario, SCENARIOS } from "#lib/testbench/domain/scenarios.ts";

const COMMENT = "Réponse automatique du banc d’essai.";

/** An invoice has reached its recipient: when that one answers by itself, its first answer is ordered. Ordered twice, the second finds nothing left to do. */
export async function answerByItself(invoiceId: string): Promise<void> {
  if (!env().testBench) return;
  const setting = await settingOf(invoiceId);
  if (setting?.status === "MISE_A_DISPOSITION") await later(invoiceId, 0, setting.delaySeconds);
}

/** One answer of a scenario, by the command of a recipient: what runs for a `bench.answer` job. It stops when the invoice went another way, or the tester's right is gone. */
export async function giveAnswer(invoiceId: string, step: number): Promise<void> {
  const setting = env().testBench ? await settingOf(invoiceId) : null;
  if (!setting || !isScenario(setting.scenario)) return;
  const answers: readonly Answer[] = SCENARIOS[setting.scenario];
  const answer = answers[step];
  if (!answer) return;
  const { status, delaySeconds } = setting;
  if (answer.waitsFor && status !== answer.waitsFor) {
    if (status === "SUSPENDUE") await later(invoiceId, step, delaySeconds);
    return;
  }
  const actor = await loadActor(setting.byId, { id: newId() });
  if (!actor || !canAsStaff(actor, "bench.use")) return;
  const given = await treatReceived(actor, {
    ...{ invoiceId, event: answer.event, seenStatus: status, motif: answer.motif ?? null, comment: COMMENT },
  });
  if (given.ok && step + 1 < answers.length) await later(invoiceId, step + 1, delaySeconds);
}

async function later(invoiceId: string, step: number, delaySeconds: number): Promise<void> {
  await transaction((tx) => enqueue(tx, "bench.answer", { invoiceId, step }, { startAfterSeconds: delaySeconds }));
}

async function settingOf(invoiceId: string) {
  const invoice = await db().invoice.findUnique({
    where: { id: invoiceId },
    select: { status: true, recipient: { select: { testRecipient: true } } },
  });
  const setting = invoice?.recipient?.testRecipient;
  return setting ? { ...setting, status: invoice.status } : null;
}
