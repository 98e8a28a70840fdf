import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import {
  announceTransition,
  answerAsValidator,
  correctValidator,
  documentAccess,
  downloadFile,
  expireValidations,
  issuedSheet,
  listToValidate,
  makeAvailable,
  preflight,
  receivedSheet,
  toValidateSheet,
  verifyHistory,
  waitingInvoices,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { makePair, makeReadyDraft, makeSent, must, type Pair, statusOf } from "#tests/factories/invoices.ts";
import { makeActor, makeService, makeStructure, type Right } from "#tests/factories/people.ts";
import { touchClock } from "#tests/integration/support/clock.ts";

const VALIDATES: readonly Right[] = [["FACTURES_A_VALIDER", "MODIFICATION"]];
const A9 = "A9_FACTURE_SOUSTRAITANT";
const A12 = "A12_FACTURE_COTRAITANT";
const DAY = 24 * 60;

type Company = { readonly structure: Awaited<ReturnType<typeof makeStructure>>; readonly person: Actor };
let pair: Pair;
let first: Company;
let second: Company;
let other: Company;
const moveClock = touchClock();

async function company(): Promise<Company> {
  const structure = await makeStructure();
  return { structure, person: await makeActor(structure.id, VALIDATES) };
}

beforeAll(async () => {
  pair = await makePair();
  [first, second, other] = [await company(), await company(), await company()];
});

const toBeValidated = (cadre = A9, withSecond = false) =>
  makeSent(pair, {
    cadre,
    validatorIdentifier: first.structure.identifier,
    ...(withSecond ? { secondValidatorIdentifier: second.structure.identifier } : {}),
  });
const answer = (who: Actor, invoiceId: string, over: Partial<Parameters<typeof answerAsValidator>[1]> = {}) =>
  answerAsValidator(who, { invoiceId, answer: "validate", seenStatus: "A_VALIDER_1", comment: "Conforme.", ...over });
const steps = async (invoiceId: string) => {
  const rows = await db().invoiceStatusEvent.findMany({ where: { invoiceId }, orderBy: { position: "asc" } });
  return rows.map((row) => row.status);
};

describe("an invoice to validate is not there", () => {
  it("for another company, its supplier or its recipient: neither in a list, nor its sheet, its file or an answer", async () => {
    const invoiceId = await toBeValidated();
    const file = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId } });
    for (const who of [other.person, pair.seller, pair.agent, second.person]) {
      expect((await listToValidate(who, { waiting: false })).items).toEqual([]);
      expect(await toValidateSheet(who, invoiceId)).toBeNull();
      expect(await answer(who, invoiceId)).toEqual({ ok: false, code: "NOT_FOUND" });
      expect(await downloadFile(who, "toValidate", { invoiceId, fileId: file.id })).toEqual({
        ok: false,
        code: "NOT_FOUND",
      });
    }
    expect(await documentAccess(other.person, file.documentId)).toBeNull();
    expect(await statusOf(invoiceId)).toBe("A_VALIDER_1");
  });

  it("for who is habilitated on a service alone; and who only consults answers nothing", async () => {
    const invoiceId = await toBeValidated();
    const service = await makeService(first.structure.id, "POSE");
    const partial = await makeActor(first.structure.id, [["FACTURES_A_VALIDER", "MODIFICATION", service.id]]);
    expect(await toValidateSheet(partial, invoiceId)).toBeNull();
    expect(await answer(partial, invoiceId)).toEqual({ ok: false, code: "NOT_FOUND" });
    const reader = await makeActor(first.structure.id, [["FACTURES_A_VALIDER", "CONSULTATION"]]);
    expect((await toValidateSheet(reader, invoiceId))?.moves).toEqual([]);
    expect(await answer(reader, invoiceId)).toMatchObject({ ok: false, code: "FORBIDDEN" });
  });

  it("before it is sent, for the recipient before it is validated, and when its cadre asks no validator", async () => {
    const named = { validatorIdentifier: first.structure.identifier };
    const { invoiceId: draft } = await makeReadyDraft(pair, { ...named, cadre: A9 });
    const plain = await makeSent(pair, named);
    const invoiceId = await toBeValidated();
    must(await makeAvailable(invoiceId));
    expect(await toValidateSheet(first.person, draft)).toBeNull();
    expect(await toValidateSheet(first.person, plain)).toBeNull();
    expect(await receivedSheet(pair.agent, invoiceId)).toBeNull();
  });
});

describe("a draft that needs a validator", () => {
  it("is told when it is missing, unknown, oneself, or the same twice", async () => {
    const problems = async (over: Record<string, string>) => {
      const { invoiceId } = await makeReadyDraft(pair, { cadre: A9, ...over });
      const found = (await preflight(pair.seller, invoiceId)) ?? [];
      return found.filter(({ check }) => check === "validator").map(({ code }) => code);
    };
    const validatorIdentifier = first.structure.identifier;
    expect(await problems({})).toEqual(["validator.required"]);
    expect(await problems({ validatorIdentifier: "99999999999999" })).toEqual(["validator.unknown"]);
    expect(await problems({ validatorIdentifier: pair.supplier.identifier })).toEqual(["validator.isSupplier"]);
    expect(await problems({ validatorIdentifier, secondValidatorIdentifier: validatorIdentifier })).toEqual([
      "validator.isFirst",
    ]);
    expect(await problems({ validatorIdentifier: (await makeStructure()).identifier })).toEqual([
      "validator.nobodyAnswers",
    ]);
    expect(await problems({ validatorIdentifier })).toEqual([]);
  });
});

describe("F-115: the answer", () => {
  it("takes a comment to approve and to refuse", async () => {
    const invoiceId = await toBeValidated();
    for (const kind of ["validate", "refuse"] as const) {
      const result = await answer(first.person, invoiceId, { answer: kind, comment: " " });
      expect(result).toMatchObject({ ok: false, code: "transition.commentRequired" });
    }
    expect(await statusOf(invoiceId)).toBe("A_VALIDER_1");
  });

  it("approves: the invoice goes on to its recipient in the same gesture, and each side sees what it may", async () => {
    const invoiceId = await toBeValidated(A12);
    const listed = await listToValidate(first.person, { waiting: true });
    expect(listed.items.find(({ id }) => id === invoiceId)).toMatchObject({
      supplierName: pair.supplier.legalName,
      place: "first",
      lastDay: null,
    });
    expect((await waitingInvoices(first.person)).FACTURES_A_VALIDER?.count).toBe(listed.total.count);
    must(await answer(first.person, invoiceId));
    expect(await steps(invoiceId)).toEqual(["BROUILLON", "A_VALIDER_1", "VALIDEE_1", "DEPOSEE"]);
    must(await makeAvailable(invoiceId));
    expect((await receivedSheet(pair.agent, invoiceId))?.clock?.daysLeft).toBe(30);
    expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
    const waits = await listToValidate(first.person, { waiting: true });
    expect(waits.items.map(({ id }) => id)).not.toContain(invoiceId);
    const all = await listToValidate(first.person, { waiting: false, text: pair.supplier.identifier });
    expect(all.items.map(({ id }) => id)).toContain(invoiceId);
    const seen = await toValidateSheet(first.person, invoiceId);
    expect(seen?.moves).toEqual([]);
    expect(seen?.sheet.history.map(({ status }) => status)).not.toContain("BROUILLON");
  });

  it("refuses: an A9 still goes to its recipient, an A12 stops there", async () => {
    const direct = await toBeValidated(A9);
    const joint = await toBeValidated(A12);
    for (const invoiceId of [direct, joint]) {
      must(await answer(first.person, invoiceId, { answer: "refuse", comment: "Travaux non faits." }));
    }
    expect(await steps(direct)).toEqual(["BROUILLON", "A_VALIDER_1", "REFUSEE_1", "DEPOSEE"]);
    expect(await statusOf(joint)).toBe("REFUSEE_1");
    const sheet = await issuedSheet(pair.seller, joint);
    expect(sheet).toMatchObject({ statusMotif: "AUT_MOTIF_ERR_VALIDEUR", statusComment: "Travaux non faits." });
    expect(await receivedSheet(pair.agent, joint)).toBeNull();
  });

  it("of 20 at once: one counts, the others are told", async () => {
    const invoiceId = await toBeValidated();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => answer(first.person, invoiceId, { answer: i % 2 ? "validate" : "refuse" })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.code).toBe("STALE");
    expect(await steps(invoiceId)).toHaveLength(4);
  });

  it("passes by the second company: it sees nothing before, and neither answers for the other", async () => {
    const invoiceId = await toBeValidated(A9, true);
    expect(await toValidateSheet(second.person, invoiceId)).toBeNull();
    const secondPlace = { seenStatus: "A_VALIDER_2" } as const;
    expect(await answer(second.person, invoiceId, secondPlace)).toMatchObject({ code: "NOT_FOUND" });
    must(await answer(first.person, invoiceId));
    expect(await statusOf(invoiceId)).toBe("A_VALIDER_2");
    expect((await toValidateSheet(first.person, invoiceId))?.moves).toEqual([]);
    expect(await answer(first.person, invoiceId, secondPlace)).toMatchObject({ code: "NOT_FOUND" });
    expect(await answer(first.person, invoiceId)).toMatchObject({ code: "STALE" });
    must(await answer(second.person, invoiceId, { ...secondPlace, answer: "refuse" }));
    const passed = ["A_VALIDER_1", "VALIDEE_1", "A_VALIDER_2", "REFUSEE_2", "DEPOSEE"];
    expect(await steps(invoiceId)).toEqual(["BROUILLON", ...passed]);
  });

  it("tells the company that is asked, and the supplier of the answer with its reason", async () => {
    const invoiceId = await toBeValidated();
    await announceTransition(invoiceId, 2);
    must(await answer(first.person, invoiceId, { answer: "refuse", comment: "Doublon." }));
    await announceTransition(invoiceId, 3);
    const told = (userId: string) =>
      db().notification.findMany({
        where: { userId, link: { contains: invoiceId } },
        select: { type: true, data: true },
      });
    expect(await told(first.person.userId)).toMatchObject([
      { type: "invoice.toValidate", data: { otherParty: pair.supplier.legalName, until: expect.stringMatching(/\d/) } },
    ]);
    expect(await told(pair.seller.userId)).toMatchObject([
      { type: "invoice.statusChanged", data: { status: "REFUSEE_1", reason: "Doublon." } },
    ]);
  });
});

describe("the wrong validator", () => {
  it("is corrected by the supplier alone, with another company, which is then the only one to see it", async () => {
    const invoiceId = await toBeValidated();
    const name = (identifier: string, who = pair.seller) =>
      correctValidator(who, { invoiceId, validatorIdentifier: identifier });
    expect(await name(other.structure.identifier)).toMatchObject({ code: "transition.notFromThisStatus" });
    must(await answer(first.person, invoiceId, { answer: "disclaim", comment: null }));
    expect(await statusOf(invoiceId)).toBe("ERREUR_FOURNISSEUR_SUR_VALIDEUR");
    for (const who of [other.person, first.person, pair.agent]) {
      expect(await name(other.structure.identifier, who)).toEqual({ ok: false, code: "NOT_FOUND" });
    }
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    expect(await name(other.structure.identifier, reader)).toMatchObject({ code: "FORBIDDEN" });
    const refused = async (identifier: string) => {
      const result = await name(identifier);
      return result.ok ? null : result.fields?.map(({ code }) => code);
    };
    expect(await refused("")).toEqual(["validator.required"]);
    expect(await refused("123")).toEqual(["validator.unknown"]);
    expect(await refused(first.structure.identifier)).toEqual(["validator.disclaimed"]);
    expect(await refused(pair.supplier.identifier)).toEqual(["validator.isSupplier"]);
    must(await name(other.structure.identifier));
    expect(await toValidateSheet(first.person, invoiceId)).toBeNull();
    must(await answer(other.person, invoiceId));
    expect(await statusOf(invoiceId)).toBe("DEPOSEE");
  });

  it("as second one too", async () => {
    const invoiceId = await toBeValidated(A9, true);
    must(await answer(first.person, invoiceId));
    must(await answer(second.person, invoiceId, { answer: "disclaim", seenStatus: "A_VALIDER_2" }));
    const same = await correctValidator(pair.seller, { invoiceId, validatorIdentifier: first.structure.identifier });
    expect(same).toMatchObject({ code: "CHECKS_FAILED", fields: [{ code: "validator.isFirst" }] });
    must(await correctValidator(pair.seller, { invoiceId, validatorIdentifier: other.structure.identifier }));
    expect(await toValidateSheet(second.person, invoiceId)).toBeNull();
    must(await answer(other.person, invoiceId, { seenStatus: "A_VALIDER_2" }));
    expect(await statusOf(invoiceId)).toBe("DEPOSEE");
  });
});

describe("fifteen days of silence (CCP R2193-13)", () => {
  it("approve an A9 once the last day is over, once, with words; an A12 waits for ever", async () => {
    const direct = await toBeValidated(A9);
    const joint = await toBeValidated(A12);
    moveClock(15 * DAY);
    await expireValidations();
    expect(await statusOf(direct)).toBe("A_VALIDER_1");
    moveClock(16 * DAY);
    expect(await expireValidations()).toBeGreaterThan(0);
    expect(await expireValidations()).toBe(0);
    const passed = ["A_VALIDER_1", "ABSENCE_VALIDATION_1_HORS_DELAI", "DEPOSEE"];
    expect(await steps(direct)).toEqual(["BROUILLON", ...passed]);
    const silence = await db().invoiceStatusEvent.findFirstOrThrow({ where: { invoiceId: direct, position: 3 } });
    expect(silence).toMatchObject({ userId: null, comment: expect.stringContaining("R2193-13") });
    moveClock(400 * DAY);
    await expireValidations();
    expect(await statusOf(joint)).toBe("A_VALIDER_1");
  });

  it("begin anew for the second company, and run beside its answer without two effects", async () => {
    const invoiceId = await toBeValidated(A9, true);
    moveClock(16 * DAY);
    await expireValidations();
    expect(await statusOf(invoiceId)).toBe("A_VALIDER_2");
    moveClock(20 * DAY);
    await expireValidations();
    expect(await statusOf(invoiceId)).toBe("A_VALIDER_2");
    moveClock(32 * DAY);
    await Promise.all([
      expireValidations(),
      answer(second.person, invoiceId, { seenStatus: "A_VALIDER_2" }),
      expireValidations(),
    ]);
    const done = await steps(invoiceId);
    expect(done).toHaveLength(6);
    expect(done.at(-1)).toBe("DEPOSEE");
    expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
  });
});
