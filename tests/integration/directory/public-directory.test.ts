import { beforeAll, describe, expect, it } from "vitest";
import {
  directoryJson,
  directoryServicesCsv,
  directorySheet,
  directoryStructuresCsv,
  directoryVersion,
  searchDirectory,
  searchRecipients,
  siteMapPart,
  siteMapParts,
} from "#lib/directory/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { csvReader } from "#lib/shared/csv-reader.ts";
import { makeService, makeStructure } from "#tests/factories/people.ts";

const PUBLIC = { kind: "PUBLIQUE" } as const;
type Structure = Awaited<ReturnType<typeof makeStructure>>;
let town: Structure;
let hidden: Structure;
let closed: Structure;
let company: Structure;

beforeAll(async () => {
  town = await makeStructure({
    ...PUBLIC,
    legalName: "COMMUNE DE VALBRUNE",
    town: "Valbrune",
    postcode: "45001",
    addressLine: "1 place de la Mairie",
    requiresService: true,
    paymentDays: 20,
  });
  hidden = await makeStructure({
    ...PUBLIC,
    legalName: "SERVICE SECRET DE VALBRUNE",
    label: "Le secret",
    town: "Cachette",
    postcode: "98765",
    addressLine: "3 rue Dérobée",
    undisclosed: true,
  });
  closed = await makeStructure({ ...PUBLIC, legalName: "SYNDICAT DE VALBRUNE", town: "Valbrune", status: "INACTIVE" });
  company = await makeStructure({ legalName: "VALBRUNE TRAVAUX SAS", town: "Valbrune" });
  await makeService(town.id, "VOIRIE", { label: "Voirie" });
  await makeService(town.id, "FINI", { label: "Fini", validTo: new Date("2020-12-31") });
  await makeService(town.id, "EFFACE", { label: "Effacé", status: "SUPPRIME" });
  for (let number = 0; number < 30; number += 1) await makeService(closed.id, `S${String(number).padStart(2, "0")}`);
});

const names = async (typed: string) => (await searchDirectory(typed, 1))?.items.map((hit) => hit.legalName);

describe("F-123 the site map", () => {
  it("lists what takes invoices and does not hide, each once", async () => {
    expect(await siteMapParts()).toBe(1);
    const sheets = (await siteMapPart(1)).map(({ siret }) => siret);
    expect(sheets).toContain(town.identifier);
    for (const one of [hidden, closed, company]) expect(sheets).not.toContain(one.identifier);
    expect(new Set(sheets).size).toBe(sheets.length);
    expect(await siteMapPart(2)).toEqual([]);
  });
});

describe("F-123 the search of the public directory", () => {
  it("says when there is too little to search with, and finds no company", async () => {
    expect(await searchDirectory("va", 1)).toBeNull();
    expect(await searchDirectory("", 1)).toBeNull();
    expect(await names(company.identifier)).toEqual([]);
    expect(await names("travaux")).toEqual([]);
  });

  it("F-34 never finds an undisclosed structure by a word, nor by the start of its number", async () => {
    for (const typed of ["secret", "cachette", "98765", "sercet", "dérobée"]) {
      expect(await names(typed)).toEqual([]);
      expect(await searchRecipients(typed)).toEqual([]);
    }
    const start = hidden.identifier.slice(0, 9);
    expect((await searchDirectory(start, 1))?.items.map(({ siret }) => siret)).not.toContain(hidden.identifier);
  });

  it("F-34 finds it by its whole number, without its name or its place", async () => {
    const found = await searchDirectory(hidden.identifier, 1);
    expect(found?.items).toMatchObject([{ siret: hidden.identifier, undisclosed: true, town: null, postcode: null }]);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|secret|Cachette|98765/);
    expect(JSON.stringify(await searchRecipients(hidden.identifier))).not.toMatch(/SECRET|secret|Cachette/);
  });

  it("lists inactive structures last, and says that they are", async () => {
    const found = await searchDirectory("valbrune", 1);
    expect(found?.items.map(({ siret, active }) => [siret, active])).toEqual([
      [town.identifier, true],
      [closed.identifier, false],
    ]);
    expect(found).toMatchObject({ total: 2, pages: 1, more: false, near: false });
  });

  it("forgives typing errors, and says that it did", async () => {
    expect(await searchDirectory("valbrnue", 1)).toMatchObject({ near: true, items: [{ siret: town.identifier }, {}] });
  });

  it("pages through at most 300, and says when there are more", async () => {
    await pool().query(`insert into structure (id, identifier_type, identifier, kind, legal_name, town, updated_at)
      select gen_random_uuid(), 'SIRET', lpad((n + 70000)::text, 14, '7'), 'PUBLIQUE', 'ÉCOLE ' || n, 'Scolarville', now()
      from generate_series(1, 320) n`);
    const [first, last] = [await searchDirectory("scolarville", 1), await searchDirectory("scolarville", 99)];
    expect(first).toMatchObject({ total: 300, page: 1, pages: 12, first: 1, last: 25, more: true });
    expect(last).toMatchObject({ page: 12, first: 276, last: 300 });
    const all = await Promise.all(Array.from({ length: 12 }, (_, index) => searchDirectory("scolarville", index + 1)));
    const seen = all.flatMap((page) => page?.items.map(({ siret }) => siret) ?? []);
    expect(new Set(seen).size).toBe(300);
    await pool().query("delete from structure where town = 'Scolarville'");
  });
});

describe("F-123 the public sheet", () => {
  const sheet = (siret: string, typed = "", page = 1) => directorySheet(siret, { typed, page });

  it("is null for a number that is unknown or belongs to a company", async () => {
    expect(await sheet("00000000000000")).toBeNull();
    expect(await sheet(company.identifier)).toBeNull();
  });

  it("F-34 tells neither name nor place of an undisclosed structure, and what it asks all the same", async () => {
    const shown = await sheet(hidden.identifier);
    expect(shown).toMatchObject({ legalName: null, label: null, addressLines: [], town: null, postcode: null });
    expect(JSON.stringify(shown)).not.toMatch(/SECRET|secret|Cachette|Dérobée|98765/);
  });

  it("says what is asked, the shorter payment period, and the services of today only", async () => {
    expect(await sheet(town.identifier)).toMatchObject({
      legalName: "COMMUNE DE VALBRUNE",
      active: true,
      requiresService: true,
      paymentDays: 20,
      legalDays: 30,
      activeServices: 1,
      services: { total: 1, items: [{ code: "VOIRIE" }] },
    });
    const restore = setClock({ now: () => new Date("2020-12-31T20:00:00Z") });
    try {
      expect((await sheet(town.identifier))?.services.items.map(({ code }) => code)).toEqual(["FINI", "VOIRIE"]);
    } finally {
      restore();
    }
  });

  it("searches and pages services, and takes what is typed literally", async () => {
    expect(await sheet(closed.identifier, "", 2)).toMatchObject({
      active: false,
      activeServices: 30,
      services: { total: 30, page: 2, pages: 2, first: 26, last: 30 },
    });
    expect((await sheet(closed.identifier, "service s07"))?.services.items.map(({ code }) => code)).toEqual(["S07"]);
    expect((await sheet(closed.identifier, "%"))?.services.total).toBe(0);
  });
});

async function whole(chunks: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

function table(text: string): Record<string, string>[] {
  const reader = csvReader();
  const [head, ...rows] = [...reader.push(text), ...reader.end()];
  return rows.map(({ cells }) => Object.fromEntries((head?.cells ?? []).map((name, at) => [name, cells[at] ?? ""])));
}

describe("F-123 the files of the directory", () => {
  it("F-34 hold nothing of an undisclosed structure but its number and what it asks; no company, no deleted service", async () => {
    const files = [
      await whole(directoryStructuresCsv()),
      await whole(directoryServicesCsv()),
      await whole(directoryJson(await directoryVersion())),
    ];
    for (const file of files)
      expect(file).not.toMatch(/SECRET|Le secret|Cachette|Dérobée|98765|VALBRUNE TRAVAUX|EFFACE/);
    expect(table(files[0] ?? "").find(({ siret }) => siret === hidden.identifier)).toMatchObject({
      raison_sociale: "",
      non_diffusible: "oui",
    });
  });

  it("T-22 no name is a formula for whoever opens the file", async () => {
    await db().structure.update({ where: { id: town.id }, data: { label: "=HYPERLINK(1)" } });
    const row = table(await whole(directoryStructuresCsv())).find(({ siret }) => siret === town.identifier);
    expect(row).toMatchObject({
      libelle: "'=HYPERLINK(1)",
      raison_sociale: "COMMUNE DE VALBRUNE",
      type_payeur: "LOCAL",
    });
    await db().structure.update({ where: { id: town.id }, data: { label: null } });
  });

  it("list every public structure once, whatever the batches, and the same in CSV and JSON", async () => {
    await pool().query(`insert into structure (id, identifier_type, identifier, kind, legal_name, town, updated_at)
      select gen_random_uuid(), 'SIRET', lpad((n + 100000)::text, 14, '6'), 'PUBLIQUE', 'LOT ' || n, 'Lots', now()
      from generate_series(1, 1200) n`);
    const { rows } = await pool().query<{ siret: string }>(
      "select identifier as siret from structure where kind = 'PUBLIQUE' order by identifier",
    );
    const structures = table(await whole(directoryStructuresCsv()));
    expect(structures.map(({ siret }) => siret)).toEqual(rows.map(({ siret }) => siret));
    const json = JSON.parse(await whole(directoryJson(await directoryVersion())));
    expect(json).toMatchObject({ format: "chorale-directory", version: 1 });
    expect(json.structures).toHaveLength(rows.length);
    const own = json.structures.find((one: { siret: string }) => one.siret === town.identifier);
    expect(own).toMatchObject({
      raison_sociale: "COMMUNE DE VALBRUNE",
      service_obligatoire: true,
      type_payeur: "LOCAL",
    });
    expect(own.services.map((one: { code_service: string }) => one.code_service)).toEqual(["FINI", "VOIRIE"]);
    expect(table(await whole(directoryServicesCsv()))).toHaveLength(32);
    await pool().query("delete from structure where town = 'Lots'");
  });

  it("have a mark that changes with any change, and only then", async () => {
    const before = await directoryVersion();
    expect(await directoryVersion()).toEqual(before);
    await db().service.updateMany({
      where: { structureId: town.id, code: "VOIRIE" },
      data: { label: "Voirie et réseaux" },
    });
    const after = await directoryVersion();
    expect(after.tag).not.toBe(before.tag);
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    await db().structure.update({ where: { id: company.id }, data: { label: "Travaux" } });
    expect(await directoryVersion()).toEqual(after);
  });
});
