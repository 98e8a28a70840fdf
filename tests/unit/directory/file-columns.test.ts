import { describe, expect, it } from "vitest";
import {
  type CellProblem,
  type FileColumn,
  readCell,
  readHeader,
  SERVICE_FILE,
  STRUCTURE_FILE,
  writeCell,
} from "#lib/directory/domain/file-columns.ts";
import { RULES } from "#lib/directory/domain/import-report.ts";
import { readLine } from "#lib/directory/domain/read-line.ts";

const COLUMNS: readonly FileColumn[] = [...STRUCTURE_FILE, ...SERVICE_FILE];
const column = (name: string) => {
  const found = COLUMNS.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};
const read = (name: string, text: string, check: "strict" | "warn" = "strict") => readCell(column(name), text, check);

describe("F-123 the cells of a directory file", () => {
  it.each<[string, string, CellProblem]>([
    ["siret", "", "REQUIRED"],
    ["siret", "110002011", "SIRET"],
    ["siret", "11000201100045", "CHECKSUM"],
    ["raison_sociale", "  ", "REQUIRED"],
    ["raison_sociale", "x".repeat(256), "TOO_LONG"],
    ["raison_sociale", "COMMUNE\u202EDE", "CONTROL"],
    ["code_postal", "?", "POSTCODE"],
    ["pays", "XX", "COUNTRY"],
    ["statut", "OUVERTE", "STATUS"],
    ["statut_service", "ACTIVE", "STATUS"],
    ["service_obligatoire", "peut-être", "FLAG"],
    ["type_payeur", "MAIRIE", "PAYER"],
    ["delai_paiement", "0", "DAYS"],
    ["delai_paiement", "61", "DAYS"],
    ["fin_validite", "31/12/2026", "DATE"],
    ["fin_validite", "2026-02-29", "DATE"],
  ])("refuses in %s: %j (%s)", (name, text, problem) => {
    expect(read(name, text)).toEqual({ problem });
    expect(RULES[problem]).toBeTruthy();
  });

  it.each<[string, string, string | number | boolean | null]>([
    ["siret", "110 002 011 00044", "11000201100044"],
    ["raison_sociale", " COMMUNE DE L’ÉVÊQUE ", "COMMUNE DE L’ÉVÊQUE"],
    ["pays", "", "FR"],
    ["pays", "mc", "MC"],
    ["statut", "", "ACTIVE"],
    ["non_diffusible", "OUI", true],
    ["non_diffusible", "0", false],
    ["mise_en_paiement_remontee", "", true],
    ["type_payeur", "sante", "HEALTH"],
    ["delai_paiement", "20", 20],
    ["delai_paiement", "", null],
    ["fin_validite", "2026-12-31", "2026-12-31"],
  ])("reads in %s: %j", (name, text, value) => {
    expect(read(name, text)).toEqual({ value });
  });

  it("a wrong key is let pass where the portal only warns", () => {
    expect(read("siret", "11000201100045", "warn")).toEqual({ value: "11000201100045" });
  });

  it("writes what it reads", () => {
    for (const [name, held] of [
      ["siret", "11000201100044"],
      ["non_diffusible", true],
      ["moa_uniquement", false],
      ["type_payeur", "PUBLIC_COMPANY"],
      ["delai_paiement", 45],
      ["libelle", null],
    ] as const)
      expect(read(name, writeCell(column(name), held))).toEqual({ value: held });
  });

  it("each name stands once, so that one sentence explains it", () => {
    const names = COLUMNS.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(["siret"]);
  });
});

describe("F-123 the lines of a directory file", () => {
  const header = (names: string) => readHeader(STRUCTURE_FILE, names.split(";"));

  it("says which columns are missing and which mean nothing", () => {
    expect(header("SIRET;couleur")).toMatchObject({ missing: ["raison_sociale"], unknown: ["couleur"] });
    expect(header("raison_sociale; siret ").missing).toEqual([]);
  });

  it("gives the first rule that is broken, with the number when the line tells it", () => {
    const head = header("siret;raison_sociale;pays");
    const line = (...cells: string[]) => readLine(head, 3, cells, "strict");
    expect(line("11000201100044", "", "XX")).toMatchObject({
      ok: false,
      siret: "11000201100044",
      field: "raison_sociale",
      rule: "REQUIRED",
    });
    expect(line("1", "ÉTAT", "FR")).toMatchObject({
      ok: false,
      siret: null,
      field: "siret",
      value: "1",
      rule: "SIRET",
    });
    expect(line("11000201100044", "ÉTAT")).toMatchObject({ ok: false, siret: "11000201100044", rule: "CELLS" });
    expect(line("11000201100044", "ÉTAT", "")).toEqual({
      ok: true,
      siret: "11000201100044",
      values: ["11000201100044", "ÉTAT", "FR"],
    });
  });

  it("takes away the apostrophe that the download put before a formula, and no other", () => {
    const head = header("siret;raison_sociale");
    const name = (text: string) => readLine(head, 2, ["11000201100044", text], "strict");
    expect(name("'=CMD")).toMatchObject({ values: ["11000201100044", "=CMD"] });
    expect(name("'S-GRAVENHAGE")).toMatchObject({ values: ["11000201100044", "'S-GRAVENHAGE"] });
  });

  it("a service does not end before it begins", () => {
    const head = readHeader(SERVICE_FILE, [
      "siret",
      "code_service",
      "libelle_service",
      "debut_validite",
      "fin_validite",
    ]);
    const line = readLine(head, 5, ["11000201100044", "A", "A", "2026-02-01", "2026-01-31"], "strict");
    expect(line).toMatchObject({ ok: false, field: "fin_validite", rule: "DATES" });
  });
});
