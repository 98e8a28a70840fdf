import { describe, expect, it } from "vitest";
import { addressHint } from "#lib/accounts/domain/domain-hint.ts";
import { isEmailAddress } from "#lib/accounts/domain/email.ts";
import { registrationInput } from "#lib/accounts/domain/registration.ts";
import { SURVEY, TERMS } from "#lib/accounts/domain/terms.ts";
import { canonicalJson, sha256 } from "#lib/shared/fingerprint.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const FORM = {
  email: "Daniel.Potier@Exemple.fr ",
  emailConfirmation: "daniel.potier@exemple.fr",
  firstName: "Daniel",
  lastName: "Potier",
  phone: "",
  contactEmail: "",
  terms: "oui",
};

const problems = (over: Record<string, unknown>) => {
  const parsed = registrationInput.safeParse({ ...FORM, ...over });
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
};

describe("F-12 F-13 F-14 the registration form", () => {
  it.each([
    [{ email: "" }, "email REQUIRED"],
    [{ email: "daniel" }, "email EMAIL_FORMAT"],
    [{ email: `${"a".repeat(250)}@exemple.fr` }, "email TOO_LONG"],
    [{ emailConfirmation: "" }, "emailConfirmation REQUIRED"],
    [{ emailConfirmation: "daniel@exemple.fr" }, "emailConfirmation EMAILS_DIFFER"],
    [{ firstName: "  " }, "firstName REQUIRED"],
    [{ lastName: "" }, "lastName REQUIRED"],
    [{ lastName: "x".repeat(61) }, "lastName TOO_LONG"],
    [{ firstName: "42" }, "firstName NAME_FORMAT"],
    [{ firstName: "Gagnez sur evil.example" }, "firstName NAME_FORMAT"],
    [{ firstName: "http://evil" }, "firstName NAME_FORMAT"],
    [{ firstName: "<b>a</b>" }, "firstName NAME_FORMAT"],
    [{ phone: "pas un numéro" }, "phone PHONE_FORMAT"],
    [{ phone: "123" }, "phone PHONE_FORMAT"],
    [{ contactEmail: "daniel@" }, "contactEmail EMAIL_FORMAT"],
    [{ terms: undefined }, "terms TERMS_REQUIRED"],
  ])("refuses %j", (over, problem) => {
    expect(problems(over)).toContain(problem);
  });

  it("tells everything at once, the two addresses that differ included", () => {
    expect(problems({ emailConfirmation: "autre@exemple.fr", lastName: "", terms: undefined })).toEqual(
      expect.arrayContaining(["emailConfirmation EMAILS_DIFFER", "lastName REQUIRED", "terms TERMS_REQUIRED"]),
    );
  });

  it("takes names of any alphabet and numbers of any country", () => {
    for (const firstName of ["Jean-Pierre", "J.-P.", "D’Arcy", "Łukasz", "Ngọc Ánh", "Мария", "さくら"])
      expect(problems({ firstName })).toEqual([]);
    for (const phone of ["01 23 45 67 89", "+49 (30) 123-4567", "0123456789", "01.23.45.67.89"])
      expect(problems({ phone })).toEqual([]);
  });

  it("keeps the address as it signs in; survey off, telephone absent and contact empty unless given", () => {
    const read = registrationInput.parse(FORM);
    expect(read).toMatchObject({ email: "daniel.potier@exemple.fr", phone: null, contactEmail: "" });
    expect(read.survey).toBeUndefined();
  });
});

describe("F-12 addresses", () => {
  it.each([
    "",
    "a",
    "a@b",
    "a@@b.fr",
    "a b@c.fr",
    "a@b..fr",
    "a@.fr",
    "@b.fr",
    "a@-b.fr",
    "a@b.fr\u0000",
    "a@b.fr,c@d.fr",
    "<a@b.fr>",
  ])("refuse %j", (text) => expect(isEmailAddress(text)).toBe(false));
  it.each(["a@b.fr", "prénom.nom+tri@mairie-été.fr", "o'neil@exemple.co.uk", "用户@例子.中国"])("take %j", (text) =>
    expect(isEmailAddress(text)).toBe(true),
  );

  it("advise on one slip in a common domain, and on nothing else", () => {
    for (const slip of ["gmial.com", "gmal.com", "gmail.con", "gmaill.com", "GMIAL.com"])
      expect(addressHint(`ada@${slip}`)).toBe("ada@gmail.com");
    expect(addressHint("ada@lapsote.net")).toBe("ada@laposte.net");
    for (const fine of [
      "ada@gmail.com",
      "ada@hotmail.fr",
      "ada@exemple.fr",
      "ada@",
      "gmial.com",
      "",
      "ada@mairie-orange.fr",
    ])
      expect(addressHint(fine)).toBeNull();
  });
});

describe("F-15 F-16 what people agree to", () => {
  it("cannot change without another version: write the new hashes and the new date together", () => {
    expect(TERMS).toEqual({
      version: "2026-11-26",
      hash: { fr: sha256(canonicalJson(fr.terms.sections)), en: sha256(canonicalJson(en.terms.sections)) },
    });
    expect(TERMS.hash.fr).toBe("56526726d34ddd37f4a0d970bbe12cc5a5d5c4e6ebf276bfe71e96ac350c2973");
    expect(SURVEY).toEqual({
      version: "2026-11-26",
      hash: { fr: sha256(canonicalJson(fr.register.survey)), en: sha256(canonicalJson(en.register.survey)) },
    });
  });
});
