import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "#lib/platform/db.ts";
import * as environment from "#lib/platform/env.ts";
import { forgetSettings } from "#lib/settings/queries/settings.ts";
import {
  addBankAccount,
  bankAccounts,
  cancelBankAccount,
  changeBankAccount,
  endBankAccount,
  listBankAccounts,
  showBankAccount,
  structureHistory,
} from "#lib/structures/index.ts";
import { makeProven, makeTeam, UNKNOWN, unproven } from "#tests/factories/team.ts";
import { touchClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

const IBAN = "FR76 3000 6000 0112 3456 7890 189";
const OTHER = "DE89370400440532013000";
const typed = { accountLabel: "Compte principal", iban: IBAN, bic: "agrifrpp", factorName: "" };

const moveClock = touchClock();
afterEach(() => {
  vi.restoreAllMocks();
  forgetSettings();
});

/** As if the portal held accounts back for so many hours. */
function hold(hours: number): void {
  const real = environment.env();
  vi.spyOn(environment, "env").mockReturnValue({ ...real, BANK_ACCOUNT_HOLD_HOURS: hours });
  forgetSettings();
}

async function added(team: Awaited<ReturnType<typeof makeTeam>>, over: object = {}): Promise<string> {
  const done = await addBankAccount(team.manager, { structureId: team.structure.id, ...typed, ...over });
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.data.accountId;
}

describe("F-38 addBankAccount refuses", () => {
  it("strangers, members, and a manager without a fresh second factor", async () => {
    const team = await makeTeam();
    const { structure, manager, member, stranger } = team;
    const input = { structureId: structure.id, ...typed };
    expect(await addBankAccount(stranger, input)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await addBankAccount(manager, { ...input, structureId: UNKNOWN })).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await addBankAccount(member, input)).toMatchObject({ code: "FORBIDDEN" });
    expect(await addBankAccount(await unproven(structure.id), input)).toMatchObject({ code: "PROOF_NEEDED" });
    moveClock(26);
    expect(await addBankAccount(manager, input)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await listBankAccounts(structure.id)).toEqual([]);
  });

  it.each([
    [{ accountLabel: "" }, "accountLabel", "REQUIRED"],
    [{ iban: "" }, "iban", "REQUIRED"],
    [{ iban: "FR7630006000011234567890188" }, "iban", "IBAN_WRONG"],
    [{ iban: "FR763000600001123456789018" }, "iban", "IBAN_WRONG"],
    [{ iban: "<script>" }, "iban", "IBAN_WRONG"],
    [{ bic: "AGRI" }, "bic", "BIC_FORMAT"],
    [{ factor: "oui" }, "factorName", "REQUIRED"],
  ])("%j", async (over, field, code) => {
    const { structure, manager } = await makeTeam();
    const result = await addBankAccount(manager, { structureId: structure.id, ...typed, ...(over as object) });
    expect(result).toMatchObject({ code: "INVALID_INPUT", fields: [{ field, code }] });
  });

  it("the same IBAN twice, also at the same instant", async () => {
    const team = await makeTeam();
    const input = { structureId: team.structure.id, ...typed };
    const both = await Promise.all([addBankAccount(team.manager, input), addBankAccount(team.manager, input)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ fields: [{ field: "iban", code: "ACCOUNT_KNOWN" }] });
  });
});

describe("F-38 addBankAccount", () => {
  it("is usable at once, masked in lists, and told to every manager by bell and mail", async () => {
    const team = await makeTeam();
    const colleague = await makeProven(team.structure.id, [], "SECONDARY_MANAGER");
    await db().notificationPreference.createMany({
      data: ["portal", "mail"].map((channel) => ({
        userId: colleague.userId,
        type: "bankAccount.changed",
        channel,
        enabled: false,
      })),
    });
    await added(team, { factor: "oui", factorName: "Affacturage du Rhône" });
    expect(await bankAccounts(team.structure.id)).toMatchObject([
      { maskedIban: "FR76 •••• •••• 0189", bic: "AGRIFRPP", factorName: "Affacturage du Rhône" },
    ]);
    expect(JSON.stringify(await listBankAccounts(team.structure.id))).not.toContain("30006000");
    for (const person of [team.manager, colleague]) {
      expect(await db().notification.count({ where: { userId: person.userId } })).toBe(1);
      const [mail] = await orderedMails(person.email);
      expect(mail).toMatchObject({ template: "bankAccount.changed", params: { what: "added" } });
      expect(JSON.stringify(mail)).not.toContain("30006000");
    }
    expect(await db().notification.count({ where: { userId: team.member.userId } })).toBe(0);
    expect(JSON.stringify(await db().auditEvent.findMany({}))).not.toContain("30006000");
  });

  it("waits when the portal holds accounts back: nothing offers it, any manager can cancel it", async () => {
    const team = await makeTeam();
    hold(48);
    const accountId = await added(team);
    expect(await bankAccounts(team.structure.id)).toEqual([]);
    expect(await listBankAccounts(team.structure.id)).toMatchObject([
      { state: "HELD", addedBy: team.manager.displayName },
    ]);
    const ids = { structureId: team.structure.id, accountId };
    expect(await cancelBankAccount(team.stranger, ids)).toMatchObject({ code: "NOT_FOUND" });
    expect(await cancelBankAccount(team.member, ids)).toMatchObject({ code: "FORBIDDEN" });
    expect(await endBankAccount(team.manager, ids)).toMatchObject({ code: "ACCOUNT_PENDING" });
    // The colleague was not asked for a second factor just now: stopping is never slowed down.
    expect(await cancelBankAccount(await unproven(team.structure.id), ids)).toMatchObject({ ok: true });
    expect(await cancelBankAccount(team.manager, ids)).toMatchObject({ code: "ACCOUNT_NOT_HELD" });
    moveClock(49 * 60);
    expect(await bankAccounts(team.structure.id)).toEqual([]);
    expect(await listBankAccounts(team.structure.id)).toMatchObject([{ state: "CANCELLED" }]);
  });

  it("is cancelled however finely its row was written", async () => {
    const team = await makeTeam();
    hold(48);
    const accountId = await added(team);
    await db()
      .$executeRaw`update bank_account set valid_from = valid_from + interval '7 microseconds' where id = ${accountId}::uuid`;
    const ids = { structureId: team.structure.id, accountId };
    expect(await cancelBankAccount(team.manager, ids)).toMatchObject({ ok: true });
  });

  it("becomes usable when the time is over, and cannot be cancelled any more", async () => {
    const team = await makeTeam();
    hold(48);
    const accountId = await added(team);
    moveClock(48 * 60 + 1);
    expect(await bankAccounts(team.structure.id)).toHaveLength(1);
    const ids = { structureId: team.structure.id, accountId };
    expect(await cancelBankAccount(team.manager, ids)).toMatchObject({ code: "ACCOUNT_NOT_HELD" });
  });
});

describe("F-38 changeBankAccount", () => {
  it("refuses strangers, members, a stale proof, accounts of others and accounts that ended", async () => {
    const team = await makeTeam();
    const { structure, manager, member, stranger } = team;
    const accountId = await added(team);
    const elsewhere = await makeTeam();
    const foreign = await added(elsewhere);
    const input = { structureId: structure.id, accountId, ...typed, iban: OTHER };
    expect(await changeBankAccount(stranger, input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await changeBankAccount(member, input)).toMatchObject({ code: "FORBIDDEN" });
    expect(await changeBankAccount(await unproven(structure.id), input)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await changeBankAccount(manager, { ...input, accountId: foreign })).toMatchObject({ code: "NOT_FOUND" });
    expect(await endBankAccount(manager, { structureId: structure.id, accountId: foreign })).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await endBankAccount(manager, { structureId: structure.id, accountId })).toMatchObject({ ok: true });
    expect(await changeBankAccount(manager, input)).toMatchObject({ code: "ALREADY_DONE" });
    expect(await endBankAccount(manager, { structureId: structure.id, accountId })).toMatchObject({
      code: "ALREADY_DONE",
    });
    expect(await bankAccounts(structure.id)).toEqual([]);
  });

  it("changes a label in place, and anything else by an account that takes its place", async () => {
    const team = await makeTeam();
    const { structure, manager } = team;
    const accountId = await added(team);
    const input = { structureId: structure.id, accountId, ...typed };
    expect(await changeBankAccount(manager, input)).toMatchObject({ data: { change: "none" } });
    const renamed = await changeBankAccount(manager, { ...input, accountLabel: "Courant" });
    expect(renamed).toMatchObject({ data: { change: "renamed" } });
    const replaced = await changeBankAccount(manager, { ...input, factor: "oui", factorName: "Factor" });
    expect(replaced).toMatchObject({ data: { change: "replaced", held: false } });
    // What invoices name stays what it was.
    expect(await db().bankAccount.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({
      label: "Courant",
      factor: false,
    });
    expect(await bankAccounts(structure.id)).toMatchObject([{ factorName: "Factor" }]);
    const keys = (await structureHistory(structure.id)).items.map(({ key }) => key);
    expect(keys).toEqual(["bankAccount_replaced", "bankAccount_renamed", "bankAccount_added"]);
  });

  it("keeps the old account until the held one begins, and for good when that one is cancelled", async () => {
    const team = await makeTeam();
    const { structure, manager } = team;
    const accountId = await added(team);
    hold(48);
    const input = { structureId: structure.id, accountId, ...typed, iban: OTHER };
    expect(await changeBankAccount(manager, input)).toMatchObject({ data: { change: "replaced", held: true } });
    expect(await bankAccounts(structure.id)).toMatchObject([{ id: accountId }]);
    expect(await changeBankAccount(manager, input)).toMatchObject({ code: "ACCOUNT_PENDING" });
    const back = await addBankAccount(manager, { structureId: structure.id, ...typed });
    expect(back).toMatchObject({ fields: [{ code: "ACCOUNT_KNOWN" }] });
    const held = (await listBankAccounts(structure.id)).find(({ state }) => state === "HELD");
    const cancelled = await cancelBankAccount(manager, { structureId: structure.id, accountId: held?.id ?? "" });
    expect(cancelled).toMatchObject({ ok: true });
    moveClock(49 * 60);
    expect(await bankAccounts(structure.id)).toMatchObject([{ id: accountId }]);
  });

  it("hands over when the time comes", async () => {
    const team = await makeTeam();
    const accountId = await added(team);
    hold(48);
    const input = { structureId: team.structure.id, accountId, ...typed, iban: OTHER };
    expect(await changeBankAccount(team.manager, input)).toMatchObject({ ok: true });
    moveClock(48 * 60 + 1);
    expect(await bankAccounts(team.structure.id)).toMatchObject([{ maskedIban: "DE89 •••• •••• 3000" }]);
  });
});

describe("F-38 showBankAccount", () => {
  it("shows the whole IBAN to a manager who just proved who they are, and keeps that it did", async () => {
    const team = await makeTeam();
    const ids = { structureId: team.structure.id, accountId: await added(team) };
    expect(await showBankAccount(team.stranger, ids)).toMatchObject({ code: "NOT_FOUND" });
    expect(await showBankAccount(team.member, ids)).toMatchObject({ code: "FORBIDDEN" });
    expect(await showBankAccount(await unproven(team.structure.id), ids)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await showBankAccount(team.manager, { ...ids, accountId: UNKNOWN })).toMatchObject({ code: "NOT_FOUND" });
    expect(await showBankAccount(team.manager, ids)).toMatchObject({ data: { iban: "FR7630006000011234567890189" } });
    expect((await structureHistory(team.structure.id)).items[0]).toMatchObject({ key: "bankAccount_shown" });
  });
});
