import { beforeAll, describe, expect, it } from "vitest";
import {
  depositRecap,
  preflight,
  submitInvoice,
  updateDraft,
  verifyCertificate,
  verifyHistory,
} from "#lib/invoices/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import {
  fieldsFor,
  makeDraft,
  makePair,
  makeReadyDraft,
  makeSent,
  must,
  type Pair,
  statusOf,
} from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";
import { asRoot } from "#tests/integration/support/as-root.ts";

let pair: Pair;
beforeAll(async () => {
  pair = await makePair();
});

const jobs = async (invoiceId: string) => {
  const sql = "select name from pgboss.job where data->>'invoiceId' = $1 order by name";
  return (await pool().query<{ name: string }>(sql, [invoiceId])).rows.map((row) => row.name);
};
const send = (invoiceId: string, version: number, idempotencyKey: string = newId(), who = pair.seller) =>
  submitInvoice(who, { invoiceId, version, idempotencyKey });

describe("sending an invoice is refused", () => {
  it("to somebody who cannot see it, as if it did not exist, and it does not move", async () => {
    const other = await makePair();
    const { invoiceId, version } = await makeReadyDraft(pair);
    for (const stranger of [other.seller, other.agent, pair.agent]) {
      expect(await send(invoiceId, version, newId(), stranger)).toEqual({ ok: false, code: "NOT_FOUND" });
    }
    expect(await statusOf(invoiceId)).toBe("BROUILLON");
  });

  it("to somebody who may only look, and the attempt is kept", async () => {
    const reader = await makeActor(pair.supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
    const { invoiceId, version } = await makeReadyDraft(pair);
    expect(await send(invoiceId, version, newId(), reader)).toMatchObject({
      ok: false,
      code: "FORBIDDEN",
      params: { managers: expect.any(String) },
    });
    expect(await statusOf(invoiceId)).toBe("BROUILLON");
    const denied = await db().auditEvent.findMany({ where: { userId: reader.userId } });
    expect(denied.map((one) => [one.type, one.subjectId, one.detail])).toEqual([
      ["access.denied", invoiceId, { permission: "invoice.submit" }],
    ]);
  });

  it("with every field that prevents it, and nothing is written", async () => {
    const invoiceId = await makeDraft(pair.seller, pair.supplier.id);
    const result = await send(invoiceId, 1);
    expect(result).toMatchObject({ ok: false, code: "CHECKS_FAILED" });
    const fields = result.ok ? [] : (result.fields ?? []).map((one) => `${one.field} ${one.code}`);
    expect(fields).toContain("recipientIdentifier recipient.required");
    expect(fields).toContain("number value.required");
    expect(fields).not.toContain("mainFile file.mainRequired");
    expect(await statusOf(invoiceId)).toBe("BROUILLON");
    expect(await jobs(invoiceId)).toEqual([]);
    expect(await db().idempotencyKey.count({ where: { userId: pair.seller.userId, response: { equals: {} } } })).toBe(
      0,
    );
  });

  it("when the draft was saved elsewhere since it was shown", async () => {
    const { invoiceId, version } = await makeReadyDraft(pair);
    must(await updateDraft(pair.seller, { invoiceId, version, fields: { comment: "autre onglet" } }));
    expect(await send(invoiceId, version)).toEqual({ ok: false, code: "DRAFT_CHANGED" });
  });

  it("for a number already used the same year, with the id of the first, whatever its case (C10)", async () => {
    const number = "Fac-Double-1";
    const first = await makeSent(pair, { number });
    const { invoiceId, version } = await makeReadyDraft(pair, { number: "FAC-DOUBLE-1" });
    expect(await send(invoiceId, version)).toMatchObject({
      code: "CHECKS_FAILED",
      fields: [{ field: "number", code: "number.taken", params: { value: number, invoiceId: first, year: "2026" } }],
    });
    const nextYear = await makeReadyDraft(pair, { number, issueDate: "2025-12-31" });
    expect((await send(nextYear.invoiceId, nextYear.version)).ok).toBe(true);
    const other = await makePair();
    const elsewhere = await makeReadyDraft(other, { number });
    expect((await send(elsewhere.invoiceId, elsewhere.version, newId(), other.seller)).ok).toBe(true);
  });

  it("for one of two drafts with one number sent at the same instant", async () => {
    const number = "COURSE-1";
    const drafts = [await makeReadyDraft(pair, { number }), await makeReadyDraft(pair, { number })];
    const results = await Promise.all(drafts.map(({ invoiceId, version }) => send(invoiceId, version)));
    const lost = results.findIndex((result) => !result.ok);
    const won = 1 - lost;
    expect(results[won]?.ok).toBe(true);
    expect(results[lost]).toMatchObject({
      code: "CHECKS_FAILED",
      fields: [{ field: "number", code: "number.taken", params: { invoiceId: drafts[won]?.invoiceId } }],
    });
    expect(await statusOf(drafts[lost]?.invoiceId ?? "")).toBe("BROUILLON");
  });

  it("when a look-alike was sent since the person looked, and not once they have seen it (F-140)", async () => {
    const mine = await makePair();
    const first = await makeSent(mine);
    const { invoiceId, version } = await makeReadyDraft(mine);
    const told = (await preflight(mine.seller, invoiceId)) ?? [];
    expect(told).toMatchObject([{ code: "invoice.sameAmount", severity: "warning", params: { invoiceId: first } }]);
    const confirm = (seenTwins: string) =>
      submitInvoice(mine.seller, { invoiceId, version, idempotencyKey: newId(), seenTwins });
    expect(await confirm("")).toMatchObject({ code: "TWIN_FOUND" });
    expect(await statusOf(invoiceId)).toBe("BROUILLON");
    must(await confirm(first));
  });

  it("of nothing, when only a colleague of another service may look at the look-alike", async () => {
    const mine = await makePair();
    await makeSent(mine);
    const service = await makeService(mine.supplier.id, "NORD");
    const clerk = await makeActor(mine.supplier.id, [["FACTURES_EMISES", "MODIFICATION", service.id]]);
    const invoiceId = await makeDraft(clerk, mine.supplier.id, service.id);
    const fields = fieldsFor(mine);
    must(await updateDraft(clerk, { invoiceId, version: 1, locale: "fr", fields }));
    expect(await preflight(clerk, invoiceId)).toEqual([]);
  });

  it("twice, and says what it has become", async () => {
    const { invoiceId, version } = await makeReadyDraft(pair);
    must(await send(invoiceId, version));
    expect(await send(invoiceId, version)).toMatchObject({ code: "ALREADY_SENT", params: { status: "DEPOSEE" } });
  });

  it("without a key, or with an id that is none", async () => {
    expect(await send("x", 1)).toMatchObject({ code: "INVALID_INPUT" });
    const { invoiceId, version } = await makeReadyDraft(pair);
    expect(await send(invoiceId, version, "")).toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("the same request repeated (T-04)", () => {
  it("100 times at once makes one invoice and gives one answer", async () => {
    const { invoiceId, version } = await makeReadyDraft(pair);
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(invoiceId, version, key)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, data: { invoiceId, status: "DEPOSEE" } });
    const events = await db().invoiceStatusEvent.findMany({ where: { invoiceId, event: "submit" } });
    expect(events).toHaveLength(1);
    expect(await jobs(invoiceId)).toEqual(["invoice.announce", "invoice.route"]);
  });

  it("is refused when the same key carries another request", async () => {
    const [one, two] = [await makeReadyDraft(pair), await makeReadyDraft(pair)];
    const key = newId();
    must(await send(one.invoiceId, one.version, key));
    expect(await send(two.invoiceId, two.version, key)).toEqual({ ok: false, code: "KEY_REUSED" });
    expect(await statusOf(two.invoiceId)).toBe("BROUILLON");
  });

  it("works again with the same key after a refusal", async () => {
    const { invoiceId, version } = await makeReadyDraft(pair, { number: "avec espace" });
    const key = newId();
    expect((await send(invoiceId, version, key)).ok).toBe(false);
    const saved = must(await updateDraft(pair.seller, { invoiceId, version, fields: { number: `SANS-${version}` } }));
    expect((await send(invoiceId, saved.version, key)).ok).toBe(true);
  });

  it("means nothing to another person: keys are each one's own", async () => {
    const other = await makePair();
    const [mine, theirs] = [await makeReadyDraft(pair), await makeReadyDraft(other)];
    const key = newId();
    must(await send(mine.invoiceId, mine.version, key));
    must(await send(theirs.invoiceId, theirs.version, key, other.seller));
  });
});

describe("an invoice that was sent", () => {
  it("has its number, its date, its history, its jobs and its trail", async () => {
    const { invoiceId, version, number } = await makeReadyDraft(pair);
    const sent = must(await send(invoiceId, version));
    expect(sent).toMatchObject({ invoiceId, number, status: "DEPOSEE" });
    const row = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, include: { events: true } });
    expect(row).toMatchObject({ status: "DEPOSEE", number, submittedYear: 2026 });
    expect(row.totalInclTax?.toFixed(2)).toBe("1200.00");
    expect(row.submittedAt?.toISOString()).toBe(sent.depositedAt);
    expect(row.events.map((event) => [event.position, event.event, event.status, event.userEmail])).toEqual([
      [1, "create-draft", "BROUILLON", pair.seller.email],
      [2, "submit", "DEPOSEE", pair.seller.email],
    ]);
    expect(await verifyHistory(invoiceId)).toEqual({ intact: true });
    expect(await jobs(invoiceId)).toEqual(["invoice.announce", "invoice.route"]);
    const audit = await db().auditEvent.findMany({ where: { subjectId: invoiceId }, orderBy: { id: "asc" } });
    expect(audit.map((one) => one.type)).toEqual(["invoice.drafted", "invoice.edited", "invoice.submitted"]);
  });

  it("has a certificate that anybody can verify by its code, and that shows any change (F-73)", async () => {
    const invoiceId = await makeSent(pair);
    const recap = await depositRecap(pair.seller, invoiceId);
    expect(recap?.content).toMatchObject({
      totalInclTax: "1200.00",
      supplier: { identifier: pair.supplier.identifier },
    });
    expect(recap?.content.files).toHaveLength(1);
    expect(recap?.code).toMatch(/^(\w{4}-){3}\w{4}$/);
    const typed = recap?.code.toLowerCase().replaceAll("-", " ") ?? "";
    expect(await verifyCertificate(typed)).toMatchObject({ authentic: true, fingerprint: recap?.fingerprint });
    expect(await verifyCertificate("0000-0000-0000-0000")).toBeNull();
    expect(await verifyCertificate("' or 1=1")).toBeNull();
    const other = await makePair();
    expect(await depositRecap(other.seller, invoiceId)).toBeNull();
    const forge = `update invoice set certificate = jsonb_set(certificate, '{amountDue}', '"1.00"') where id = '${invoiceId}'`;
    await expect(pool().query(forge)).rejects.toThrow(/cannot be changed/);
    await asRoot(forge);
    expect(await verifyCertificate(typed)).toMatchObject({ authentic: false });
  });
});
