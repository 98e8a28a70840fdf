import { beforeEach, describe, expect, it } from "vitest";
import { type ImportOrder, importDirectory } from "#lib/directory/commands/import-directory.ts";
import type { RefusedLine } from "#lib/directory/domain/import-report.ts";
import { directoryServicesCsv, directoryStructuresCsv } from "#lib/directory/index.ts";
import { db, pool } from "#lib/platform/db.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import { makeMember, makeService, makeStructure, makeUser } from "#tests/factories/people.ts";

let used = 5000;
const newSiret = () => siretNumber(++used);

async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97);
}

const file = (...lines: string[]) => pieces(`\uFEFF${lines.join("\r\n")}\r\n`);

async function bring(structures: AsyncIterable<string>, more: Partial<ImportOrder> = {}) {
  const refused: RefusedLine[] = [];
  const outcome = await importDirectory({ structures, onRefused: (line) => refused.push(line), ...more });
  return { outcome, refused, report: outcome.ok ? outcome.data : null };
}

const held = (siret: string) => db().structure.findFirst({ where: { identifier: siret }, include: { services: true } });
const HEAD = "siret;raison_sociale;ville;service_obligatoire;type_payeur";

beforeEach(async () => {
  await pool().query("delete from habilitation; delete from membership; delete from service; delete from structure");
});

describe("F-123 what is refused of a directory file", () => {
  it("a file without its mandatory columns, one that is no table, one of another encoding: nothing is changed", async () => {
    expect((await bring(file("siret;ville", `${newSiret()};Tours`))).outcome).toMatchObject({
      code: "IMPORT_COLUMNS_MISSING",
      params: { columns: "raison_sociale" },
    });
    expect((await bring(pieces(""))).outcome).toMatchObject({ code: "IMPORT_COLUMNS_MISSING" });
    expect((await bring(file(HEAD, `${newSiret()};"COMMUNE;Tours;;`))).outcome).toMatchObject({
      code: "IMPORT_FILE_BROKEN",
      params: { line: 2, reason: "UNCLOSED_QUOTE" },
    });
    async function* latin1() {
      yield `${HEAD}\n${newSiret()};`;
      yield new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.of(0xc9, 0x54));
    }
    expect((await bring(latin1())).outcome).toMatchObject({
      code: "IMPORT_FILE_BROKEN",
      params: { reason: "NOT_UTF8" },
    });
    expect(await db().structure.count()).toBe(0);
  });

  it("each bad line, with its number, field, value and rule; the good ones come in", async () => {
    const [good, twice, company] = [newSiret(), newSiret(), newSiret()];
    await makeStructure({ identifier: company });
    const { refused, report } = await bring(
      file(
        HEAD,
        `${good};COMMUNE A;Tours;oui;LOCAL`,
        `123;COMMUNE B;Tours;oui;LOCAL`,
        `${newSiret()};;Tours;oui;LOCAL`,
        `${newSiret()};COMMUNE C;Tours;peut-être;LOCAL`,
        `${twice};COMMUNE D;Tours;non;LOCAL`,
        `${twice};COMMUNE E;Tours;non;LOCAL`,
        `${company};COMMUNE F;Tours;non;LOCAL`,
        `${newSiret()};COMMUNE G;Tours`,
      ),
    );
    expect(refused.toSorted((a, b) => a.line - b.line)).toEqual([
      { file: "structures", line: 3, field: "siret", value: "123", rule: "SIRET" },
      { file: "structures", line: 4, field: "raison_sociale", value: "", rule: "REQUIRED" },
      { file: "structures", line: 5, field: "service_obligatoire", value: "peut-être", rule: "FLAG" },
      { file: "structures", line: 7, field: "siret", value: twice, rule: "DUPLICATE" },
      { file: "structures", line: 8, field: "siret", value: company, rule: "PRIVATE_STRUCTURE" },
      { file: "structures", line: 9, field: "", value: "3", rule: "CELLS" },
    ]);
    expect(report?.structures).toEqual({
      read: 8,
      created: 2,
      changed: 0,
      unchanged: 0,
      absent: 0,
      deactivated: 0,
      refused: 6,
    });
    expect(await held(twice)).toMatchObject({ legalName: "COMMUNE D" });
    expect(await held(company)).toMatchObject({ kind: "PRIVEE" });
  });

  it("services of a structure that is not public or not known, and codes given twice", async () => {
    const [known, company] = [newSiret(), newSiret()];
    await makeStructure({ identifier: company });
    const services = file(
      "siret;code_service;libelle_service",
      `${known};VOIRIE;Voirie`,
      `${known};voirie;Voirie encore`,
      `${company};A;Comptabilité`,
      `${newSiret()};B;Inconnue`,
    );
    const { refused, report } = await bring(file(HEAD, `${known};COMMUNE;Tours;oui;LOCAL`), { services });
    expect(refused.map(({ line, rule }) => [line, rule])).toEqual([
      [3, "DUPLICATE"],
      [4, "UNKNOWN_STRUCTURE"],
      [5, "UNKNOWN_STRUCTURE"],
    ]);
    expect(report?.services).toMatchObject({ read: 4, created: 1, refused: 3 });
  });

  it("a second import while one runs", async () => {
    let go: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* slow() {
      yield `${HEAD}\n`;
      await wait;
      yield `${newSiret()};COMMUNE;Tours;oui;LOCAL\n`;
    }
    const first = bring(slow());
    await expect.poll(async () => (await bring(file(HEAD))).outcome).toMatchObject({ code: "IMPORT_RUNNING" });
    go();
    expect((await first).report?.structures.created).toBe(1);
  });
});

describe("F-123 what a directory file changes", () => {
  it("a second run changes nothing: no row is written, no event is kept", async () => {
    const sirets = Array.from({ length: 40 }, newSiret);
    const structures = () =>
      file(HEAD, ...sirets.map((siret, n) => `${siret};COMMUNE ${n};"Tours; ""sud""";oui;SANTE`));
    const services = () => file("siret;code_service;libelle_service", ...sirets.map((siret) => `${siret};S1;Service`));
    const first = await bring(structures(), { services: services() });
    expect(first.report).toMatchObject({ structures: { created: 40 }, services: { created: 40 } });
    const row = await held(sirets[0] ?? "");
    expect(row).toMatchObject({
      town: 'Tours; "sud"',
      payerKind: "HEALTH",
      requiresService: true,
      siren: sirets[0]?.slice(0, 9),
    });
    const events = await db().auditEvent.count();
    const again = await bring(structures(), { services: services() });
    expect(again.report).toMatchObject({
      structures: { created: 0, changed: 0, unchanged: 40, absent: 0, refused: 0 },
      services: { created: 0, changed: 0, unchanged: 40, absent: 0, refused: 0 },
    });
    expect(await held(sirets[0] ?? "")).toEqual(row);
    expect(await db().auditEvent.count()).toBe(events);
  });

  it("changes what differs, leaves what the file has no column for, and keeps ids", async () => {
    const known = await makeStructure({
      kind: "PUBLIQUE",
      legalName: "ANCIEN NOM",
      requiresCommitment: true,
      paymentDays: 15,
    });
    const service = await makeService(known.id, "Voirie", { label: "Ancien", requiresCommitment: true });
    const { report } = await bring(file("siret;raison_sociale", `${known.identifier};NOUVEAU NOM`), {
      services: file("siret;code_service;libelle_service", `${known.identifier};VOIRIE;Nouveau`),
    });
    expect(report).toMatchObject({ structures: { changed: 1, created: 0 }, services: { changed: 1, created: 0 } });
    expect(await held(known.identifier)).toMatchObject({
      id: known.id,
      legalName: "NOUVEAU NOM",
      requiresCommitment: true,
      paymentDays: 15,
      services: [{ id: service.id, code: "Voirie", label: "Nouveau", requiresCommitment: true }],
    });
  });

  it("counts what is absent, and makes it inactive only when asked to; a refused line is not absent", async () => {
    const [here, gone, wrong] = [
      await makeStructure({ kind: "PUBLIQUE" }),
      await makeStructure({ kind: "PUBLIQUE" }),
      await makeStructure({ kind: "PUBLIQUE" }),
    ];
    await makeService(here.id, "RESTE");
    await makeService(here.id, "PART");
    await makeService(gone.id, "AUTRE");
    const order = () => ({
      structures: file("siret;raison_sociale", `${here.identifier};${here.legalName}`, `${wrong.identifier};`),
      services: file("siret;code_service;libelle_service", `${here.identifier};RESTE;Service RESTE`),
    });
    const counted = await bring(order().structures, { services: order().services });
    expect(counted.report).toMatchObject({
      structures: { absent: 1, deactivated: 0 },
      services: { absent: 1, deactivated: 0 },
    });
    expect(await held(gone.identifier)).toMatchObject({ status: "ACTIVE" });
    const done = await bring(order().structures, { services: order().services, deactivateAbsent: true });
    expect(done.report).toMatchObject({
      structures: { absent: 1, deactivated: 1 },
      services: { absent: 1, deactivated: 1 },
    });
    expect(await held(gone.identifier)).toMatchObject({
      status: "INACTIVE",
      version: 1,
      deactivatedAt: expect.any(Date),
      services: [{ status: "ACTIF" }],
    });
    expect(await held(wrong.identifier)).toMatchObject({ status: "ACTIVE" });
    const services = (await held(here.identifier))?.services.map(({ code, status }) => [code, status]).toSorted();
    expect(services).toEqual([
      ["PART", "INACTIF"],
      ["RESTE", "ACTIF"],
    ]);
  });

  it("keeps since when a structure is inactive, and what its register does not disclose", async () => {
    const known = await makeStructure({ kind: "PUBLIQUE", undisclosed: true, registerUndisclosed: true });
    const line = (status: string) =>
      file("siret;raison_sociale;statut;non_diffusible", `${known.identifier};${known.legalName};${status};non`);
    expect((await bring(line("ACTIVE"))).report?.structures).toMatchObject({ changed: 0, unchanged: 1 });
    await bring(line("INACTIVE"));
    const { deactivatedAt } = (await held(known.identifier)) ?? {};
    expect(deactivatedAt).toBeInstanceOf(Date);
    await bring(file("siret;raison_sociale;statut", `${known.identifier};AUTRE NOM;INACTIVE`));
    expect(await held(known.identifier)).toMatchObject({ deactivatedAt, undisclosed: true, legalName: "AUTRE NOM" });
    await bring(line("ACTIVE"));
    expect(await held(known.identifier)).toMatchObject({ status: "ACTIVE", deactivatedAt: null, undisclosed: true });
    const closed = newSiret();
    await bring(file("siret;raison_sociale;statut", `${closed};FERMÉE;INACTIVE`));
    expect(await held(closed)).toMatchObject({ status: "INACTIVE", deactivatedAt: expect.any(Date) });
  });

  it("leaves alone what managers said themselves that they ask of suppliers", async () => {
    const set = { kind: "PUBLIQUE", requiresServiceOrCommitment: true, receptionSetAt: new Date() } as const;
    const known = await makeStructure(set);
    const head = "siret;raison_sociale;service_obligatoire;service_ou_engagement;delai_paiement";
    const line = file(head, `${known.identifier};AUTRE NOM;oui;non;20`);
    expect((await bring(line)).report?.structures).toMatchObject({ changed: 1 });
    const asked = { requiresService: false, requiresServiceOrCommitment: true, paymentDays: null };
    expect(await held(known.identifier)).toMatchObject({ legalName: "AUTRE NOM", ...asked });
    const again = file(head, `${known.identifier};AUTRE NOM;oui;non;20`);
    expect((await bring(again)).report?.structures).toMatchObject({ changed: 0, unchanged: 1 });
  });

  it("a file that drops a fifth of the directory is refused rather than obeyed", async () => {
    for (let made = 0; made < 30; made += 1) await makeStructure({ kind: "PUBLIQUE" });
    const { outcome } = await bring(file(HEAD), { deactivateAbsent: true });
    expect(outcome).toMatchObject({ code: "IMPORT_TOO_MANY_ABSENT", params: { absent: 30, active: 30 } });
    expect(await db().structure.count({ where: { status: "ACTIVE" } })).toBe(30);
  });

  it("a dry run says what it would change, and changes nothing", async () => {
    const siret = newSiret();
    const events = await db().auditEvent.count();
    const { report } = await bring(file(HEAD, `${siret};COMMUNE;Tours;oui;LOCAL`), { dryRun: true });
    expect(report).toMatchObject({ dryRun: true, structures: { created: 1 } });
    expect(await held(siret)).toBeNull();
    expect(await db().auditEvent.count()).toBe(events);
  });

  it("leaves an event for the import, and one for each changed structure that people act for", async () => {
    const [peopled, empty] = [await makeStructure({ kind: "PUBLIQUE" }), await makeStructure({ kind: "PUBLIQUE" })];
    await makeMember((await makeUser()).id, peopled.id, [], "MAIN_MANAGER");
    await bring(file("siret;raison_sociale", `${peopled.identifier};NOM A`, `${empty.identifier};NOM B`), {
      services: file("siret;code_service;libelle_service", `${peopled.identifier};A;A`, `${peopled.identifier};B;B`),
    });
    const events = await db().auditEvent.findMany({ where: { structureId: { in: [peopled.id, empty.id] } } });
    expect(events).toMatchObject([
      {
        type: "structure.imported",
        structureId: peopled.id,
        subjectType: "structure",
        detail: { changed: true, deactivated: false, services: 2 },
      },
    ]);
    const imports = await db().auditEvent.findMany({ where: { type: "directory.imported" }, orderBy: { id: "desc" } });
    expect(imports[0]).toMatchObject({ detail: { created: 0, changed: 2, deactivated: 0, services: 2, refused: 0 } });
  });

  it("takes back what the portal hands out", async () => {
    const known = await makeStructure({
      kind: "PUBLIQUE",
      legalName: "=COMMUNE",
      town: "L’Évêque; sud",
      paymentDays: 12,
    });
    await makeService(known.id, "A;B", { label: 'dit "le bon"', validTo: new Date("2027-01-31") });
    const { report, refused } = await bring(directoryStructuresCsv(), { services: directoryServicesCsv() });
    expect(refused).toEqual([]);
    expect(report).toMatchObject({ structures: { unchanged: 1 }, services: { unchanged: 1 } });
  });
});
