import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { findCompany, type ImportProgress, importStock } from "#lib/register/index.ts";

/** Columns as INSEE writes them, in another order than the table's, with some that are not read. */
const COLUMNS = [
  "siren",
  "nic",
  "siret",
  "statutDiffusionEtablissement",
  "trancheEffectifsEtablissement",
  "complementAdresseEtablissement",
  "numeroVoieEtablissement",
  "indiceRepetitionEtablissement",
  "typeVoieEtablissement",
  "libelleVoieEtablissement",
  "codePostalEtablissement",
  "libelleCommuneEtablissement",
  "distributionSpecialeEtablissement",
  "codePaysEtrangerEtablissement",
  "etatAdministratifEtablissement",
  "enseigne1Etablissement",
];
const ESTABLISHMENTS = COLUMNS.join(",");
const COMPANIES =
  "siren,statutDiffusionUniteLegale,prenom1UniteLegale,prenomUsuelUniteLegale,etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale";

const siretOf = (n: number) => `${800_000_000 + n}00012`;

function line(n: number, over: { state?: string; status?: string; name?: string; street?: string } = {}): string {
  const { state = "A", status = "O", name = "", street = "DES ORMES" } = over;
  const start = [String(800_000_000 + n), "00012", siretOf(n), status, "NN", ""];
  return [...start, "12", "B", "RUE", street, "45000", "ORLEANS", "BP 4", "", state, name].join(",");
}

async function* textOf(lines: readonly string[]): AsyncGenerator<string> {
  const text = `${lines.join("\n")}\n`;
  for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97);
}

const many = (count: number) => [ESTABLISHMENTS, ...Array.from({ length: count }, (_, n) => line(n))];

beforeEach(async () => {
  await db().registerEstablishment.deleteMany();
  await db().registerCompany.deleteMany();
  await db().registerImport.deleteMany();
});

describe("F-33 importStock", () => {
  it("refuses a file that is neither of the two, and an empty one", async () => {
    for (const lines of [["a,b,c", "1,2,3"], [""], ["siren;nom"]]) {
      const refused = await importStock({ pieces: textOf(lines), edition: "x" });
      expect(refused).toMatchObject({ code: "REGISTER_FILE_UNKNOWN" });
    }
    expect(await db().registerImport.count()).toBe(0);
  });

  it("brings establishments and companies in, and answers with both", async () => {
    const lines = [
      ESTABLISHMENTS,
      line(1, { name: '"AUX ORMES, ET ""FILS"""' }),
      line(2, { state: "F" }),
      line(3, { status: "P", street: "[ND]" }),
      "garbage,,,",
    ];
    const done = await importStock({ pieces: textOf(lines), edition: "stock" });
    expect(done).toMatchObject({ ok: true, data: { kind: "establishments", lines: 4, resumed: 0, skipped: 1 } });
    const alone = await findCompany(siretOf(1));
    expect(alone).toMatchObject({ company: { legalName: 'AUX ORMES, ET "FILS"' } });
    const companies = [COMPANIES, "800000001,O,,,A,,,ATELIER DES ORMES", "800000002,O,CAMILLE,,A,DURAND,,"];
    expect(await importStock({ pieces: textOf(companies), edition: "companies" })).toMatchObject({ ok: true });
    expect(await findCompany(siretOf(1))).toMatchObject({
      kind: "found",
      company: {
        source: "SIRENE",
        active: true,
        legalName: "ATELIER DES ORMES",
        addressLine: "12 B RUE DES ORMES",
        addressLine3: "BP 4",
        postcode: "45000",
        town: "ORLEANS",
        country: "FR",
      },
    });
    expect(await findCompany(siretOf(2))).toMatchObject({ company: { active: false, legalName: "CAMILLE DURAND" } });
    expect(await findCompany(siretOf(3))).toMatchObject({ company: { undisclosed: true, legalName: null } });
    expect(await findCompany(siretOf(4))).toEqual({ kind: "unknown" });
  });

  it("goes on where it was cut short, and loses and repeats nothing", async () => {
    const lines = many(1_000);
    async function* cut(): AsyncGenerator<string> {
      let given = 0;
      for await (const piece of textOf(lines)) {
        given += piece.length;
        if (given > 40_000) throw new Error("the machine stopped");
        yield piece;
      }
    }
    await expect(importStock({ pieces: cut(), edition: "stock", batch: 100 })).rejects.toThrow("the machine stopped");
    const before = await db().registerEstablishment.count();
    expect(before).toBeGreaterThan(100);
    expect(before % 100).toBe(0);

    const told: ImportProgress[] = [];
    const onProgress = (one: ImportProgress) => void told.push(one);
    const rest = await importStock({ pieces: textOf(lines), edition: "stock", batch: 100, onProgress });
    expect(rest).toMatchObject({ data: { lines: 1_000, resumed: before } });
    expect(await db().registerEstablishment.count()).toBe(1_000);
    expect(told).toHaveLength((1_000 - before) / 100 + 1);
  });

  it("starts anew with another edition, and with one that was brought in whole", async () => {
    await importStock({ pieces: textOf(many(50)), edition: "november" });
    const again = await importStock({ pieces: textOf(many(50)), edition: "november" });
    expect(again).toMatchObject({ data: { resumed: 0 } });
    const december = [ESTABLISHMENTS, line(1, { state: "F" }), line(60)];
    const next = await importStock({ pieces: textOf(december), edition: "december" });
    expect(next).toMatchObject({ data: { resumed: 0, lines: 2 } });
    expect(await findCompany(siretOf(1))).toMatchObject({ company: { active: false } });
    expect(await db().registerEstablishment.count()).toBe(51);
  });

  it("lets one import run at a time", async () => {
    let first: ReturnType<typeof importStock> | undefined;
    let go: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* slow(): AsyncGenerator<string> {
      yield `${many(60).join("\n")}\n`;
      await waits;
    }
    const started = new Promise<void>((resolve) => {
      const order = { pieces: slow(), edition: "a", batch: 50, onProgress: () => resolve() };
      first = importStock(order);
    });
    await started;
    const second = await importStock({ pieces: textOf(many(3)), edition: "b" });
    expect(second).toMatchObject({ code: "REGISTER_FILE_BUSY" });
    go();
    expect(await first).toMatchObject({ ok: true });
    expect(await importStock({ pieces: textOf(many(3)), edition: "b" })).toMatchObject({ ok: true });
  });
});
