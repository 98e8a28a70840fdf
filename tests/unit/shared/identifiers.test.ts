import { describe, expect, it } from "vitest";
import {
  checkIdentifier,
  countryOfIdentifier,
  euVatOk,
  formatIdentifier,
  frVat,
  ibanOk,
  luhn,
  maskIban,
  normaliseIdentifier,
  STATE_SIRET,
  sirenOk,
  siretOk,
} from "#lib/shared/identifiers.ts";

describe("SIRET and SIREN", () => {
  it.each([
    [STATE_SIRET, true],
    ["35600000000048", true],
    ["12345678200028", true],
    ["12345678200036", true],
    ["12345678200044", true],
    ["12345678200051", true],
    ["89743394200055", false],
    ["00000000012887", false],
    ["11000201100045", false],
    ["1100020110004", false],
    ["110002011000444", false],
    ["1100020110004A", false],
  ])("siretOk(%s) is %s", (siret, verdict) => expect(siretOk(siret)).toBe(verdict));

  it("numbers La Poste by the sum of the digits, and nobody else", () => {
    expect(luhn("35600000049837")).toBe(false);
    expect(siretOk("35600000049837")).toBe(true);
    expect(siretOk("35600000049838")).toBe(false);
    expect(siretOk("11000201100049")).toBe(false);
  });

  it("checks a SIREN", () => {
    expect(sirenOk("110002011")).toBe(true);
    expect(sirenOk("110002012")).toBe(false);
    expect(sirenOk("11000201")).toBe(false);
  });

  it("groups digits for reading", () => {
    expect(formatIdentifier(STATE_SIRET)).toBe("110\u00a0002\u00a0011\u00a000044");
    expect(formatIdentifier("110002011")).toBe("110\u00a0002\u00a0011");
    expect(formatIdentifier("FRWFACME")).toBe("FRWFACME");
    expect(normaliseIdentifier(" 110 002 011\u00a000044 ")).toBe(STATE_SIRET);
  });
});

describe("VAT numbers", () => {
  it("computes the French key", () => {
    expect(frVat("110002011")).toBe("FR17110002011");
    expect(frVat("356000000")).toBe("FR39356000000");
  });

  it.each([
    ["FR39356000000", true],
    ["FR38356000000", false],
    ["DE123456789", true],
    ["DE12345678", false],
    ["BE0123456789", true],
    ["BE2123456789", false],
    ["NL123456789B01", true],
    ["EL123456789", true],
    ["GR123456789", false],
    ["IE1A23456ABC", false],
    ["IE1A23456A", true],
    ["XX123", false],
    ["", false],
  ])("euVatOk(%s) is %s", (vat, verdict) => expect(euVatOk(vat)).toBe(verdict));
});

describe("checkIdentifier", () => {
  it.each([
    ["SIRET", STATE_SIRET, "ok"],
    ["SIRET", "89743394200055", "checksum"],
    ["SIRET", "897433942", "format"],
    ["UE_HORS_FRANCE", "DE123456789", "ok"],
    ["UE_HORS_FRANCE", "DE12345678", "format"],
    ["UE_HORS_FRANCE", "XX123456789", "format"],
    ["UE_HORS_FRANCE", "FR39356000000", "format"],
    ["HORS_UE", "USACMECORPORATION1", "ok"],
    ["HORS_UE", "USACMECORPORATION12", "format"],
    ["HORS_UE", "1SACME", "format"],
    ["HORS_UE", "QQACME", "format"],
    ["HORS_UE", "DEACME", "format"],
    ["HORS_UE", "GRACME", "format"],
    ["HORS_UE", "FRACME", "format"],
    ["HORS_UE", "FRWFPECHERIES", "ok"],
    ["HORS_UE", "FRWF", "format"],
    ["HORS_UE", "CHÉCOLEDEMUSIQUE", "ok"],
    ["RIDET", "1234567890", "ok"],
    ["RIDET", "12345678", "format"],
    ["TAHITI", "123456789", "ok"],
    ["TAHITI", "12345678901", "format"],
    ["AUTRE", "TEMP-2026".replace("-", "_"), "ok"],
    ["AUTRE", "", "format"],
    ["PARTICULIER", "18512" + "75056" + "DUPONTJEAN", "ok"],
    ["PARTICULIER", "38512" + "75056" + "DUPONTJEAN", "format"],
    ["PARTICULIER", "18513" + "75056" + "DUPONTJEAN", "format"],
    ["PARTICULIER", "1851275056D", "format"],
    ["SIRET", "35600000049837", "ok"],
  ] as const)("F-30 %s %s: %s", (type, value, verdict) => expect(checkIdentifier(type, value)).toBe(verdict));

  it.each([
    ["SIRET", STATE_SIRET, "FR"],
    ["UE_HORS_FRANCE", "EL123456789", "GR"],
    ["HORS_UE", "CHACME", "CH"],
    ["HORS_UE", "FRWFACME", "WF"],
    ["RIDET", "1234567890", "NC"],
    ["TAHITI", "A12345001", "PF"],
  ] as const)("F-34 the country of %s %s is %s", (type, value, country) =>
    expect(countryOfIdentifier(type, value)).toBe(country),
  );
});

describe("IBAN", () => {
  it("checks the key", () => {
    expect(ibanOk("FR7630006000011234567890189")).toBe(true);
    expect(ibanOk("FR7630006000011234567890188")).toBe(false);
    expect(ibanOk("DE89370400440532013000")).toBe(true);
    expect(ibanOk("FR76 3000")).toBe(false);
  });

  it("shows only both ends", () => {
    expect(maskIban("FR7630006000011234567890189")).toBe("FR76 •••• •••• 0189");
  });
});
