import { describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import {
  changeService,
  createService,
  findService,
  listServices,
  managedService,
  structureHistory,
  switchService,
} from "#lib/structures/index.ts";
import { actorOf, makeService, makeStructure, makeUser } from "#tests/factories/people.ts";
import { makeTeam, UNKNOWN } from "#tests/factories/team.ts";

const details = { label: "Atelier de pose", description: "", validFrom: "", validTo: "" };

describe("F-37 createService refuses", () => {
  it("a stranger and an unknown structure alike, a member by naming who manages it", async () => {
    const { structure, manager, member, partial, stranger } = await makeTeam();
    const input = { structureId: structure.id, newCode: "VENTE", ...details };
    expect(await createService(stranger, input)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await createService(manager, { ...input, structureId: UNKNOWN })).toEqual({ ok: false, code: "NOT_FOUND" });
    for (const actor of [member, partial]) {
      const refused = await createService(actor, input);
      expect(refused).toMatchObject({ code: "FORBIDDEN", params: { managers: manager.displayName } });
    }
    expect(await db().service.count({ where: { structureId: structure.id } })).toBe(1);
    const denied = await db().auditEvent.findMany({ where: { type: "access.denied", userId: stranger.userId } });
    expect(denied).toMatchObject([{ detail: { permission: "service.create NOT_FOUND" }, structureId: null }]);
  });

  it.each([
    [{ newCode: "" }, "newCode", "REQUIRED"],
    [{ newCode: "x".repeat(101) }, "newCode", "TOO_LONG"],
    [{ newCode: "A\u202eB" }, "newCode", "INVALID"],
    [{ newCode: "pose" }, "newCode", "CODE_TAKEN"],
    [{ newCode: "FACTURES_PUBLIQUES" }, "newCode", "CODE_RESERVED"],
    [{ newCode: "Factures_Publiques" }, "newCode", "CODE_RESERVED"],
    [{ label: " " }, "label", "REQUIRED"],
    [{ label: "x".repeat(256) }, "label", "TOO_LONG"],
    [{ validFrom: "31/02/2026" }, "validFrom", "DATE_FORMAT"],
    [{ validFrom: "02/01/2027", validTo: "2027-01-01" }, "validTo", "DATES_REVERSED"],
  ])("%j", async (over, field, code) => {
    const { structure, manager } = await makeTeam();
    const input = { structureId: structure.id, newCode: "VENTE", ...details, ...over };
    expect(await createService(manager, input)).toMatchObject({ code: "INVALID_INPUT", fields: [{ field, code }] });
    expect(await db().service.count({ where: { structureId: structure.id } })).toBe(1);
  });

  it("the same code to all but one of several at the same instant", async () => {
    const { structure, manager } = await makeTeam();
    const tries = ["Vente", "VENTE", "vente", "VenTE"].map((newCode) =>
      createService(manager, { structureId: structure.id, newCode, ...details }),
    );
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().service.count({ where: { structureId: structure.id } })).toBe(2);
  });
});

describe("F-37 createService", () => {
  it("keeps what was said, and tells it in the history", async () => {
    const { structure, manager } = await makeTeam({ kind: "PUBLIQUE" });
    const created = await createService(manager, {
      structureId: structure.id,
      newCode: "FACTURES_PUBLIQUES",
      label: "Entre entités",
      description: "Une ligne\r\nune autre",
      validFrom: "01/12/2026",
      validTo: "2027-12-31",
      requiresCommitment: "oui",
    });
    if (!created.ok) throw new Error(created.code);
    expect(await managedService(structure.id, created.data.serviceId)).toMatchObject({
      code: "FACTURES_PUBLIQUES",
      description: "Une ligne\nune autre",
      validFrom: "2026-12-01",
      validTo: "2027-12-31",
      requiresCommitment: true,
      paymentReported: false,
    });
    const { items } = await structureHistory(structure.id);
    expect(items).toMatchObject([
      { key: "service_created", person: manager.displayName, detail: { code: "FACTURES_PUBLIQUES" } },
    ]);
  });

  it("asks for no engagement in the name of a structure that receives nothing", async () => {
    const { structure, manager } = await makeTeam();
    const input = { structureId: structure.id, newCode: "VENTE", ...details, requiresCommitment: true };
    expect(await createService(manager, input)).toMatchObject({ ok: true });
    expect(await findService(structure.id, "vente")).toMatchObject({
      requiresCommitment: false,
      paymentReported: true,
    });
  });
});

describe("F-37 changeService", () => {
  it("refuses strangers, members, a service of another structure and a stale page", async () => {
    const { structure, service, manager, member, stranger } = await makeTeam();
    const elsewhere = await makeService((await makeStructure()).id, "AUTRE");
    const input = { structureId: structure.id, serviceId: service.id, version: 0, ...details };
    expect(await changeService(stranger, input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await changeService(member, input)).toMatchObject({ code: "FORBIDDEN" });
    expect(await changeService(manager, { ...input, serviceId: elsewhere.id })).toMatchObject({ code: "NOT_FOUND" });
    expect(await changeService(manager, { ...input, serviceId: UNKNOWN })).toMatchObject({ code: "NOT_FOUND" });
    expect(await changeService(manager, { ...input, validFrom: "x" })).toMatchObject({ code: "INVALID_INPUT" });
    expect(await managedService(structure.id, service.id)).toMatchObject({ label: "Service POSE", version: 0 });

    expect(await changeService(manager, input)).toMatchObject({ ok: true });
    expect(await changeService(manager, { ...input, label: "Trop tard" })).toMatchObject({ code: "CHANGED_MEANWHILE" });
    expect(await managedService(structure.id, service.id)).toMatchObject({ label: "Atelier de pose", version: 1 });
  });

  it("lets one of two at the same instant win, and keeps the names of what changed", async () => {
    const { structure, service, manager } = await makeTeam();
    const input = { structureId: structure.id, serviceId: service.id, version: 0, ...details };
    const both = await Promise.all([
      changeService(manager, { ...input, label: "Une" }),
      changeService(manager, { ...input, label: "Deux" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const { items } = await structureHistory(structure.id);
    expect(items).toMatchObject([{ key: "service_changed", fields: ["label"] }]);
  });

  it("changes nothing, and tells nothing, when nothing differs", async () => {
    const { structure, service, manager } = await makeTeam();
    const input = { structureId: structure.id, serviceId: service.id, version: 0, label: "Service POSE" };
    expect(await changeService(manager, { ...input, paymentReported: true })).toEqual({
      ok: true,
      data: { changed: false },
    });
    expect((await structureHistory(structure.id)).items).toEqual([]);
  });
});

describe("F-37 switchService", () => {
  it("refuses strangers, members and whoever comes second", async () => {
    const { structure, service, manager, member, stranger } = await makeTeam();
    const input = { structureId: structure.id, serviceId: service.id, active: "non" } as const;
    expect(await switchService(stranger, input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await switchService(member, input)).toMatchObject({ code: "FORBIDDEN" });
    expect(await switchService(manager, { ...input, active: "oui" })).toMatchObject({ code: "ALREADY_DONE" });
    const both = await Promise.all([switchService(manager, input), switchService(manager, input)]);
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["ALREADY_DONE", "ok"]);
  });

  it("takes a service out and in again", async () => {
    const { structure, service, manager } = await makeTeam();
    const input = { structureId: structure.id, serviceId: service.id };
    expect(await switchService(manager, { ...input, active: "non" })).toMatchObject({ ok: true });
    expect(await findService(structure.id, "POSE")).toMatchObject({ active: false });
    expect(await switchService(manager, { ...input, active: "oui" })).toMatchObject({ ok: true });
    expect(await findService(structure.id, "POSE")).toMatchObject({ active: true });
    const { items } = await structureHistory(structure.id);
    expect(items.map(({ key }) => key)).toEqual(["service_activated", "service_deactivated"]);
  });
});

describe("F-37 listServices", () => {
  it("pages by code, finds by code or label, and never shows a deleted one", async () => {
    const { structure } = await makeTeam();
    for (let n = 0; n < 60; n += 1) await makeService(structure.id, `S${String(n).padStart(3, "0")}`);
    await makeService(structure.id, "VIEUX", { status: "SUPPRIME" });
    const first = await listServices(structure.id);
    expect(first.items).toHaveLength(50);
    const second = await listServices(structure.id, "", first.next ?? "");
    expect(second.items.map(({ code }) => code)).toEqual(expect.arrayContaining(["S050", "S059"]));
    expect([...first.items, ...second.items].map(({ code }) => code)).not.toContain("VIEUX");
    expect(new Set([...first.items, ...second.items].map(({ code }) => code)).size).toBe(61);
    expect((await listServices(structure.id, "s04")).items).toHaveLength(10);
    expect((await listServices(structure.id, "100%_\u0000")).items).toEqual([]);
    expect((await listServices(structure.id, "", "nonsense")).items).toHaveLength(50);
    expect((await listServices((await actorOf((await makeUser()).id)).userId)).items).toEqual([]);
  });
});
