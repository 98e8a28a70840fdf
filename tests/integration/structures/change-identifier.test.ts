import { describe, expect, it } from "vitest";
import { can, requestAttachment } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import {
  addBankAccount,
  bankAccounts,
  changeIdentifier,
  memberSheet,
  structureHistory,
} from "#lib/structures/index.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import { actorOf, makeStructure, makeUser } from "#tests/factories/people.ts";
import { makeTeam, UNKNOWN, unproven } from "#tests/factories/team.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

let number = 14_000;
const aSiret = () => siretNumber(++number);
const inputOf = (structureId: string, identifier = aSiret()) =>
  ({ structureId, identifierType: "SIRET", identifier }) as const;

describe("F-36 changeIdentifier refuses", () => {
  it("strangers, members, and a manager without a fresh second factor", async () => {
    const { structure, manager, member, partial, stranger } = await makeTeam();
    const input = inputOf(structure.id);
    expect(await changeIdentifier(stranger, input)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await changeIdentifier(manager, { ...input, structureId: UNKNOWN })).toEqual({
      ok: false,
      code: "NOT_FOUND",
    });
    for (const actor of [member, partial])
      expect(await changeIdentifier(actor, input)).toMatchObject({ code: "FORBIDDEN" });
    expect(await changeIdentifier(await unproven(structure.id), input)).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await memberSheet(structure.id)).toMatchObject({ active: true, successor: null });
  });

  it("an identifier that cannot be one, is the present one, is another's, or a public entity's", async () => {
    const { structure, manager } = await makeTeam();
    const known = await makeStructure();
    const publicSiret = aSiret();
    await makeStructure({ identifier: publicSiret, kind: "PUBLIQUE" });
    const cases = [
      ["123", "SIRET_FORMAT"],
      [structure.identifier, "SAME_IDENTIFIER"],
      [known.identifier, "IDENTIFIER_KNOWN"],
      [publicSiret, "IDENTIFIER_KNOWN"],
    ] as const;
    for (const [identifier, code] of cases)
      expect(await changeIdentifier(manager, inputOf(structure.id, identifier))).toMatchObject({
        fields: [{ field: "identifier", code }],
      });
    const sibling = `${publicSiret.slice(0, 9)}99999`;
    expect(await changeIdentifier(manager, inputOf(structure.id, sibling))).toMatchObject({
      code: "STRUCTURE_IS_PUBLIC",
    });
  });

  it("public entities and inactive structures", async () => {
    const team = await makeTeam({ kind: "PUBLIQUE" });
    expect(await changeIdentifier(team.manager, inputOf(team.structure.id))).toMatchObject({
      code: "STRUCTURE_IS_PUBLIC",
    });
    const asleep = await makeTeam({ status: "INACTIVE" });
    expect(await changeIdentifier(asleep.manager, inputOf(asleep.structure.id))).toMatchObject({
      code: "STRUCTURE_NOT_ACTIVE",
    });
  });

  it("all but one of several at the same instant", async () => {
    const { structure, manager } = await makeTeam();
    const tries = await Promise.all([1, 2, 3].map(() => changeIdentifier(manager, inputOf(structure.id))));
    expect(tries.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual([
      "STRUCTURE_REPLACED",
      "STRUCTURE_REPLACED",
      "ok",
    ]);
    expect(await db().structure.count({ where: { originId: structure.id } })).toBe(1);
  });

  it("the same new identifier to two structures at the same instant", async () => {
    const [one, other] = [await makeTeam(), await makeTeam()];
    const siret = aSiret();
    const both = await Promise.all(
      [one, other].map((team) => changeIdentifier(team.manager, inputOf(team.structure.id, siret))),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().structure.count({ where: { identifier: siret } })).toBe(1);
  });
});

describe("F-36 changeIdentifier", () => {
  it("keeps the old structure with its invoices, and copies everything else under the new identifier", async () => {
    const { structure, manager, member, partial } = await makeTeam({ town: "Blois", vatNumber: "FR39356000000" });
    const iban = "FR7630006000011234567890189";
    await addBankAccount(manager, { structureId: structure.id, accountLabel: "Principal", iban, factorName: "" });
    const asker = await actorOf((await makeUser()).id);
    await requestAttachment(asker, { structureId: structure.id, level: "structure", comment: "Je voudrais entrer." });

    const siret = aSiret();
    const changed = await changeIdentifier(manager, inputOf(structure.id, siret));
    if (!changed.ok) throw new Error(JSON.stringify(changed));
    const { structureId } = changed.data;
    expect(await memberSheet(structure.id)).toMatchObject({ active: false, successor: { id: structureId } });
    expect(await memberSheet(structureId)).toMatchObject({
      identifier: siret,
      siren: siret.slice(0, 9),
      legalName: structure.legalName,
      town: "Blois",
      active: true,
      // Of another company: its tax number is not this one's.
      vatNumber: null,
      services: 1,
      origin: { id: structure.id, identifier: structure.identifier },
    });
    expect(await bankAccounts(structureId)).toMatchObject([{ label: "Principal" }]);

    const now = await actorOf(manager.userId);
    expect(can(now, "organisation.manage", { structureId })).toBe(true);
    expect(can(await actorOf(member.userId), "organisation.read", { structureId })).toBe(true);
    // A right on one service is one on its copy, and on nothing else.
    const [service] = await db().service.findMany({ where: { structureId } });
    const copied = await db().habilitation.findMany({ where: { membership: { userId: partial.userId, structureId } } });
    expect(copied.map(({ serviceId }) => serviceId)).toEqual([service?.id]);

    expect(await db().attachmentRequest.findFirst({ where: { userId: asker.userId } })).toMatchObject({
      status: "DESACTIVEE",
    });
    for (const person of [manager, member, partial])
      expect((await orderedMails(person.email)).map(({ template }) => template)).toContain(
        "structure.identifierChanged",
      );
    for (const id of [structure.id, structureId])
      expect((await structureHistory(id)).items[0]).toMatchObject({ key: "structure_identifierChanged" });
  });

  it("lets a company that receives its SIRET leave its provisional number", async () => {
    const { structure, manager } = await makeTeam({ identifierType: "AUTRE", identifier: "TEMP2026", siren: null });
    const changed = await changeIdentifier(manager, inputOf(structure.id));
    if (!changed.ok) throw new Error(JSON.stringify(changed));
    expect(await memberSheet(changed.data.structureId)).toMatchObject({ identifierType: "SIRET" });
  });
});
