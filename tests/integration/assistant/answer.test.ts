import { beforeAll, describe, expect, it } from "vitest";
import { answerQuestion } from "#lib/assistant/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { type Asker, judge } from "#tests/assistant/measure.ts";
import { type AskedQuestion, KNOWN_QUESTIONS, TEST_QUESTIONS } from "#tests/assistant/questions.ts";
import { makePair, makeReceived, makeSent, treat } from "#tests/factories/invoices.ts";

const FROM = { address: "203.0.113.7", userAgent: "test" };
let asker: Asker;

beforeAll(async () => {
  const pair = await makePair();
  const stranger = await makePair();
  const rejected = await makeReceived(pair, { number: "FA-2026-0117" });
  await treat(pair, rejected, { event: "reject", motif: "DOUBLE_FACT", comment: "Déjà reçue" });
  await makeReceived(pair, { number: "20260042" });
  await makeSent(pair, { number: "F/2026/77" });
  await makeReceived(pair, { number: "INV-88021" });
  await makeReceived(stranger, { number: "FA-2026-9999" });
  const mine = await db().invoice.findMany({
    where: { supplierId: pair.supplier.id },
    select: { number: true, status: true },
  });
  const own = (number: string) => {
    const row = mine.find((one) => one.number === number);
    if (!row) throw new Error(`${number} was not made`);
    return { number, status: row.status };
  };
  asker = {
    actor: pair.seller,
    numbers: {
      N1: own("FA-2026-0117"),
      N2: own("20260042"),
      N3: own("F/2026/77"),
      N4: own("INV-88021"),
      X1: { number: "FA-2026-9999", status: null },
      X2: { number: "FA-2026-0118", status: null },
    },
  };
});

const share = async (questions: readonly AskedQuestion[]) => {
  const judged = await judge(questions, asker);
  const wrong = judged.filter(({ verdict }) => verdict === "wrong");
  const right = judged.filter(({ verdict }) => verdict === "right").length;
  const told = [...wrong, ...judged.filter(({ verdict }) => verdict === "handedOver")].map(
    ({ verdict, question, answer }) => `${verdict}: ${question} → ${answer}`,
  );
  return { right, wrong: wrong.length, wrongStatus: judged.filter((one) => one.wrongStatus).length, told };
};

describe("F-121 the assistant", () => {
  it("tells a visitor nothing of an invoice, and sends an activation link without telling whether somebody waits for it", async () => {
    const ask = (question: string) => answerQuestion({ actor: null, question, locale: "fr", from: FROM });
    expect((await ask("où en est la facture FA-2026-0117 ?")).kind).toBe("signIn");
    expect((await ask("FA-2026-0117")).kind).not.toBe("invoices");
    expect(await ask("lien d’activation pour Personne@Exemple.fr")).toEqual({
      kind: "activationSent",
      email: "personne@exemple.fr",
    });
    const jobs = await pool().query("select count(*)::int as n from pgboss.job where name = 'account.activation'");
    expect(jobs.rows[0].n).toBe(1);
  });

  it.each([
    ["known", KNOWN_QUESTIONS],
    ["never looked at", TEST_QUESTIONS],
  ])(
    "answers at least nine of ten questions right or hands over, never with a wrong status (%s)",
    async (_, questions) => {
      const { wrong, wrongStatus, told, right } = await share(questions);
      expect(wrongStatus).toBe(0);
      expect(wrong / questions.length, told.join("\n")).toBeLessThanOrEqual(0.1);
      expect(right / questions.length, told.join("\n")).toBeGreaterThanOrEqual(0.8);
    },
  );
});
