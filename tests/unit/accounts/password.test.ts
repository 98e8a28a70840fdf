import { describe, expect, it } from "vitest";
import {
  brokenRules,
  newPasswordProblems,
  PASSWORD_MAX,
  PASSWORD_MIN,
  PASSWORD_RULES,
} from "#lib/accounts/domain/password.ts";
import { isResetToken } from "#lib/accounts/domain/reset.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const EMAIL = "camille.roche@berthier.example";
const broken = (password: string, email = EMAIL) => brokenRules(password, email);

describe("F-20 rules of a password", () => {
  it("asks for twelve characters, counted as people count them", () => {
    expect(broken("Barque-vert")).toEqual(["PASSWORD_TOO_SHORT"]);
    expect(broken("Barque-verte")).toEqual([]);
    expect([..."Barque-vert"].length).toBe(PASSWORD_MIN - 1);
    // Eleven characters in twelve units.
    expect(broken("Barque-ver😀")).toEqual(["PASSWORD_TOO_SHORT"]);
    // An accent typed apart is no twelfth character.
    expect(broken("Barque-vere\u0301")).toEqual(["PASSWORD_TOO_SHORT"]);
  });

  it.each([
    ["barqueverteaa", false],
    ["Barqueverteaa", false],
    ["barque-vertea", false],
    ["482915736042", false],
    ["Barqueverte48", true],
    ["Barque-vertea", true],
    ["barque-verte4", true],
    ["BARQUE-VERTE4", true],
    ["BARQUE-verte4", true],
    ["ébarqueÉverte4", true],
    ["Barque verte a", true],
  ])("%s has three classes of four: %s", (password, simple) => {
    expect(!broken(password).includes("PASSWORD_TOO_SIMPLE")).toBe(simple);
  });

  it.each([
    "Motdepasse2026!",
    "MotDePasse-2026",
    "Mot de passe 1",
    "!!Password1234",
    "P@ssw0rd12345",
    "AZERTYuiop123",
    "Qwertyuiop-12",
    "1q2w3e4r5t6Y!",
    "1A2z3e4r5t6y.",
    "Soleil2026-2027",
    "2026!Été!2026",
    "Marseille#1993",
    "Chorus-Pro-2026",
    "BonjourBonjour1",
    "Aaaaaaaaaaaa1!",
  ])("%s is a common one", (password) => {
    expect(broken(password)).toEqual(["PASSWORD_COMMON"]);
  });

  it.each(["Soleil-de-minuit-7", "Facture-oubliee-3", "Trois-barques-vertes-7", "Chorale-2026-concert"])(
    "%s holds a common word and is not one",
    (password) => {
      expect(broken(password)).toEqual([]);
    },
  );

  it("does not repeat what stands before the @ of the address", () => {
    expect(broken("X7-Camille.Roche-9")).toEqual(["PASSWORD_HAS_ADDRESS"]);
    expect(broken("X7-Càmillé.rôche-9")).toEqual(["PASSWORD_HAS_ADDRESS"]);
    expect(broken("X7-Camille-Roch-99")).toEqual([]);
    expect(broken("Barque-verte-lea1", "lea@x.example")).toEqual(["PASSWORD_HAS_ADDRESS"]);
    // Two letters would be found by chance.
    expect(broken("Barque-verte-al1", "al@x.example")).toEqual([]);
  });

  it("ticks nothing for an empty field", () => {
    expect(broken("")).toEqual(PASSWORD_RULES.map((rule) => rule.code));
  });

  it("has a line of the checklist and a sentence for every rule, in both languages", () => {
    for (const { code } of PASSWORD_RULES) {
      for (const catalogue of [fr, en]) {
        expect(catalogue.passwordRules[code]).toBeTruthy();
        expect(catalogue.errors[code]).toMatch(/[^.]{8,}\. .{5,}/);
      }
    }
  });
});

describe("F-20 a new password typed twice", () => {
  const problems = (password: string, confirmation = password) =>
    newPasswordProblems({ password, confirmation }, EMAIL).map(({ field, code }) => `${field} ${code}`);

  it("says the first rule that is broken, and that the two differ", () => {
    expect(problems("")).toEqual(["newPassword REQUIRED"]);
    expect(problems("abc")).toEqual(["newPassword PASSWORD_TOO_SHORT"]);
    expect(problems("Azertyuiop123", "azertyuiop123")).toEqual([
      "newPassword PASSWORD_COMMON",
      "passwordConfirmation PASSWORDS_DIFFER",
    ]);
    expect(problems("Barque-verte-7", "Barque-verte-7 ")).toEqual(["passwordConfirmation PASSWORDS_DIFFER"]);
    expect(problems("Barque-verte-7")).toEqual([]);
  });

  it("takes 128 characters and up to 200, not one more", () => {
    const long = (length: number) => "Barque-verte-7 ".repeat(20).slice(0, length);
    expect(problems(long(128))).toEqual([]);
    expect(problems(long(PASSWORD_MAX))).toEqual([]);
    expect(problems(long(PASSWORD_MAX + 1))).toEqual(["newPassword TOO_LONG"]);
    expect(PASSWORD_MAX).toBe(200);
  });
});

describe("T-35 a token", () => {
  it("has the shape of ours, or is not looked up", () => {
    expect(isResetToken("A-_z0".padEnd(43, "x"))).toBe(true);
    for (const text of ["", "x".repeat(42), "x".repeat(44), `${"x".repeat(42)}=`, `${"x".repeat(42)}\n`]) {
      expect(isResetToken(text)).toBe(false);
    }
  });
});
