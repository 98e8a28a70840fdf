import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "#lib/platform/db.ts";
import * as environment from "#lib/platform/env.ts";
import { memberSheet, refreshStructure, registerDifferences, structureHistory } from "#lib/structures/index.ts";
import { type FakeRegister, fakeRegister, found, json } from "#tests/factories/register.ts";
import { makeTeam } from "#tests/factories/team.ts";

let fake: FakeRegister;
beforeAll(async () => {
  fake = await fakeRegister();
});
afterAll(() => fake.close());
beforeEach(() => {
  const api = { COMPANY_REGISTER_URL: fake.url, COMPANY_REGISTER_TIMEOUT_MS: 300 };
  vi.spyOn(environment, "env").mockReturnValue({ ...environment.env(), ...api });
});
afterEach(() => vi.restoreAllMocks());

async function compared(structureId: string) {
  const sheet = await memberSheet(structureId);
  if (!sheet) throw new Error("gone");
  return registerDifferences(sheet);
}

async function seen(structureId: string): Promise<string> {
  const comparison = await compared(structureId);
  if (comparison.kind !== "known") throw new Error(comparison.kind);
  return comparison.seen;
}

describe("F-36 refreshStructure refuses", () => {
  it("strangers, who make nobody ask outside, and members by naming who manages it", async () => {
    const { structure, manager, member, stranger } = await makeTeam();
    fake.answer = json(found(structure.identifier));
    const input = { structureId: structure.id, version: 0, seen: await seen(structure.id) };
    const before = fake.asked.length;
    expect(await refreshStructure(stranger, input)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await refreshStructure(member, input)).toMatchObject({
      code: "FORBIDDEN",
      params: { managers: manager.displayName },
    });
    expect(fake.asked).toHaveLength(before);
  });

  it("what was not shown: another answer, no answer, a structure that changed", async () => {
    const { structure, manager } = await makeTeam();
    fake.answer = json(found(structure.identifier));
    const input = { structureId: structure.id, version: 0, seen: await seen(structure.id) };
    fake.answer = json(found(structure.identifier, { nom_raison_sociale: "AUTRE NOM" }));
    expect(await refreshStructure(manager, input)).toMatchObject({ code: "REGISTER_CHANGED" });
    fake.answer = () => undefined;
    expect(await refreshStructure(manager, input)).toMatchObject({ code: "REGISTER_SILENT" });
    fake.answer = json(found(structure.identifier));
    expect(await refreshStructure(manager, { ...input, version: 3 })).toMatchObject({ code: "CHANGED_MEANWHILE" });
    expect(await memberSheet(structure.id)).toMatchObject({ legalName: structure.legalName, version: 0 });
  });

  it("a public entity: its directory tells what it is", async () => {
    const { structure, manager } = await makeTeam({ kind: "PUBLIQUE" });
    fake.answer = json(found(structure.identifier));
    const input = { structureId: structure.id, version: 0, seen: "x" };
    expect(await refreshStructure(manager, input)).toMatchObject({ code: "REGISTER_SILENT" });
  });
});

describe("F-36 refreshStructure", () => {
  it("shows what differs, then saves just that, and the name is the register's from then on", async () => {
    const { structure, manager } = await makeTeam({ addressLine: "1 rue Vieille", addressLine3: "Escalier C" });
    fake.answer = json(found(structure.identifier));
    const comparison = await compared(structure.id);
    expect(comparison).toMatchObject({ kind: "known", active: true });
    expect(comparison.kind === "known" && comparison.differences).toEqual(
      expect.arrayContaining([
        { field: "legalName", before: structure.legalName, after: "ATELIER DES ORMES" },
        { field: "addressLine", before: "1 rue Vieille", after: "12 BIS RUE DES ORMES" },
        { field: "addressLine3", before: "Escalier C", after: "" },
      ]),
    );
    const input = { structureId: structure.id, version: 0, seen: await seen(structure.id) };
    expect(await refreshStructure(manager, input)).toMatchObject({ ok: true });
    expect(await memberSheet(structure.id)).toMatchObject({
      legalName: "ATELIER DES ORMES",
      addressParts: ["12 BIS RUE DES ORMES", "BATIMENT B", null],
      registerSource: "API",
      undisclosed: false,
    });
    expect(await compared(structure.id)).toMatchObject({ differences: [] });
    expect((await structureHistory(structure.id)).items[0]).toMatchObject({ key: "structure_refreshed" });
  });

  it("F-34 mirrors that the register does not disclose it, and takes nothing away", async () => {
    const { structure, manager } = await makeTeam({ town: "Orléans" });
    const hidden = "[NON-DIFFUSIBLE]";
    const names = { nom_complet: hidden, nom_raison_sociale: hidden, statut_diffusion: "P" };
    fake.answer = json(
      found(structure.identifier, names, { adresse: hidden, libelle_voie: hidden, libelle_commune: null }),
    );
    const input = { structureId: structure.id, version: 0, seen: await seen(structure.id) };
    expect(await refreshStructure(manager, input)).toMatchObject({ ok: true });
    expect(await db().structure.findUniqueOrThrow({ where: { id: structure.id } })).toMatchObject({
      legalName: structure.legalName,
      town: "Orléans",
      undisclosed: true,
      registerUndisclosed: true,
      registerSource: null,
    });
  });
});
