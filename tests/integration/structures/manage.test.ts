import { describe, expect, it } from "vitest";
import { requestAttachment } from "#lib/access/index.ts";
import { createDraft } from "#lib/invoices/index.ts";
import { db, transaction } from "#lib/platform/db.ts";
import {
  deactivationEffects,
  memberSheet,
  modifyStructure,
  structureHistory,
  switchStructure,
} from "#lib/structures/index.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";
import { makeTeam, UNKNOWN } from "#tests/factories/team.ts";

const details = {
  legalName: "ATELIER DU QUAI",
  label: "",
  addressLine: "3 quai du Port",
  addressLine2: "",
  addressLine3: "",
  postcode: "44000",
  town: "Nantes",
  country: "FR",
  email: "Contact@Atelier.example",
  phone: "02 40 00 00 00",
  vatNumber: "",
  rcsNumber: "Nantes B 123",
};

describe("F-36 modifyStructure refuses", () => {
  it("a stranger and an unknown structure alike, and a member by naming who manages it", async () => {
    const { structure, manager, member, partial, stranger } = await makeTeam();
    const input = { structureId: structure.id, version: 0, ...details };
    expect(await modifyStructure(stranger, input)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await modifyStructure(manager, { ...input, structureId: UNKNOWN })).toEqual({
      ok: false,
      code: "NOT_FOUND",
    });
    for (const actor of [member, partial])
      expect(await modifyStructure(actor, input)).toMatchObject({
        code: "FORBIDDEN",
        params: { managers: manager.displayName },
      });
    expect(await memberSheet(structure.id)).toMatchObject({ legalName: structure.legalName, version: 0 });
  });

  it.each([
    [{ legalName: "" }, "legalName", "REQUIRED"],
    [{ town: "" }, "town", "REQUIRED"],
    [{ postcode: "4400" }, "postcode", "POSTCODE_FORMAT"],
    [{ email: "nobody" }, "email", "EMAIL_FORMAT"],
    [{ phone: "call me" }, "phone", "PHONE_FORMAT"],
    [{ vatNumber: "XX123" }, "vatNumber", "VAT_FORMAT"],
    [{ rcsNumber: "A\u202eB" }, "rcsNumber", "INVALID"],
  ])("%j", async (over, field, code) => {
    const { structure, manager } = await makeTeam();
    const result = await modifyStructure(manager, { structureId: structure.id, version: 0, ...details, ...over });
    expect(result).toMatchObject({ code: "INVALID_INPUT", fields: [{ field, code }] });
  });

  it("a page that a colleague has overtaken, also at the same instant", async () => {
    const { structure, manager } = await makeTeam();
    const input = { structureId: structure.id, version: 0, ...details };
    const both = await Promise.all([
      modifyStructure(manager, { ...input, town: "Nantes Nord" }),
      modifyStructure(manager, { ...input, town: "Nantes Sud" }),
    ]);
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["CHANGED_MEANWHILE", "ok"]);
  });
});

describe("F-36 modifyStructure", () => {
  it("keeps what was typed, in one form, and the names of what changed", async () => {
    const { structure, manager } = await makeTeam();
    const input = { structureId: structure.id, version: 0, ...details, undisclosed: "oui" as const };
    expect(await modifyStructure(manager, input)).toEqual({ ok: true, data: { changed: true } });
    expect(await memberSheet(structure.id)).toMatchObject({
      legalName: "ATELIER DU QUAI",
      label: null,
      email: "contact@atelier.example",
      rcsNumber: "Nantes B 123",
      undisclosed: true,
      version: 1,
    });
    const [event] = (await structureHistory(structure.id)).items;
    expect(event).toMatchObject({ key: "structure_changed", person: manager.displayName });
    expect(event?.fields).toEqual(expect.arrayContaining(["legalName", "email", "undisclosed"]));
    expect(JSON.stringify(await db().auditEvent.findMany({ where: { structureId: structure.id } }))).not.toContain(
      "quai",
    );
    expect(await modifyStructure(manager, { ...input, version: 1 })).toEqual({ ok: true, data: { changed: false } });
  });

  it("leaves a name that a register tells, and what the register does not disclose, as they are (T-13)", async () => {
    const { structure, manager } = await makeTeam({
      registerSource: "SIRENE",
      registerUndisclosed: true,
      undisclosed: true,
    });
    const forged = { ...details, legalName: "USURPATEUR", status: "INACTIVE", kind: "PUBLIQUE", identifier: "1" };
    expect(await modifyStructure(manager, { structureId: structure.id, version: 0, ...forged })).toMatchObject({
      ok: true,
    });
    expect(await db().structure.findUniqueOrThrow({ where: { id: structure.id } })).toMatchObject({
      legalName: structure.legalName,
      undisclosed: true,
      status: "ACTIVE",
      kind: "PRIVEE",
      identifier: structure.identifier,
    });
  });

  it("leaves the VAT number by which a foreign company is known", async () => {
    const { structure, manager } = await makeTeam({
      identifierType: "UE_HORS_FRANCE",
      identifier: "DE555555555",
      vatNumber: "DE555555555",
    });
    const input = { structureId: structure.id, version: 0, ...details, vatNumber: "FR39356000000" };
    expect(await modifyStructure(manager, input)).toMatchObject({ ok: true });
    expect(await memberSheet(structure.id)).toMatchObject({ vatNumber: "DE555555555" });
  });
});

describe("F-36 switchStructure", () => {
  it("refuses strangers, members, whoever comes second, and to take up one that was replaced", async () => {
    const { structure, manager, member, stranger } = await makeTeam();
    const input = { structureId: structure.id, active: "non" } as const;
    expect(await switchStructure(stranger, input)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await switchStructure(member, input)).toMatchObject({ code: "FORBIDDEN" });
    const both = await Promise.all([switchStructure(manager, input), switchStructure(manager, input)]);
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["ALREADY_DONE", "ok"]);
    await makeTeam({ origin: { connect: { id: structure.id } } });
    expect(await switchStructure(manager, { ...input, active: "oui" })).toMatchObject({ code: "STRUCTURE_REPLACED" });
  });

  it("lets nothing new leave or join, closes what waits, tells its members, and can be undone", async () => {
    const { structure, manager, member } = await makeTeam();
    const asker = await actorOf((await makeUser()).id);
    const request = { structureId: structure.id, level: "structure", comment: "Je tiens les comptes." } as const;
    expect(await requestAttachment(asker, request)).toMatchObject({ ok: true });
    expect(await deactivationEffects(structure.id)).toEqual({
      drafts: 0,
      issued: 0,
      received: 0,
      requests: 1,
      services: 1,
      accounts: 0,
      members: 3,
    });
    expect(await switchStructure(manager, { structureId: structure.id, active: "non" })).toMatchObject({ ok: true });
    const told = await db().notification.findMany({ where: { type: "structure.deactivated" } });
    expect(told.map(({ userId }) => userId)).toContain(member.userId);
    expect(told.map(({ userId }) => userId)).not.toContain(manager.userId);
    expect(await db().attachmentRequest.findFirst({ where: { userId: asker.userId } })).toMatchObject({
      status: "DESACTIVEE",
    });
    expect(await db().notification.count({ where: { userId: asker.userId, type: "attachment.closed" } })).toBe(1);
    expect(await requestAttachment(asker, request)).toMatchObject({ code: "STRUCTURE_INACTIVE" });

    const depositor = await actorOf((await makeUser()).id);
    const habilitated = {
      ...depositor,
      memberships: [
        {
          structureId: structure.id,
          role: "USER" as const,
          habilitations: [{ application: "FACTURES_EMISES" as const, level: "MODIFICATION" as const, serviceId: null }],
        },
      ],
    };
    const draft = await transaction((tx) =>
      createDraft(tx, habilitated, {
        supplierId: structure.id,
        documentId: UNKNOWN,
        depositMode: "DEPOT_PDF_PORTAIL",
        depositFormat: "PDF_NON_SIGNE",
        fields: {},
        vatLines: [],
      }),
    );
    expect(draft).toMatchObject({ code: "SUPPLIER_INACTIVE" });

    expect(await switchStructure(manager, { structureId: structure.id, active: "oui" })).toMatchObject({ ok: true });
    expect((await structureHistory(structure.id)).items.map(({ key }) => key)).toEqual([
      "structure_activated",
      "structure_deactivated",
      "attachment_requested",
    ]);
  });
});
