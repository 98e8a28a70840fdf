import { describe, expect, it } from "vitest";
import { heirOf } from "#lib/accounts/domain/factors.ts";
import { askedProof, proofChoices } from "#lib/accounts/domain/proof.ts";
import { formatRecoveryCode, parseRecoveryCode } from "#lib/accounts/domain/recovery.ts";
import { groupSecret } from "#lib/accounts/domain/totp.ts";
import { countAdvances, keyAnswer, readAnswer } from "#lib/accounts/domain/webauthn.ts";

const email = { kind: "EMAIL", preferred: false } as const;
const app = { kind: "TOTP", preferred: true } as const;
const key = { kind: "WEBAUTHN", preferred: false } as const;

describe("F-24 F-25 F-26 what is asked for", () => {
  it("puts the preferred factor first and recovery codes last, each kind once", () => {
    expect(proofChoices([email, key, app, { ...app, preferred: false }], 3)).toEqual([
      "TOTP",
      "EMAIL",
      "WEBAUTHN",
      "RECOVERY",
    ]);
    expect(proofChoices([{ ...email, preferred: true }], 0)).toEqual(["EMAIL"]);
  });

  it("follows the word of the address only to what the person has", () => {
    const choices = proofChoices([email, app], 0);
    expect(askedProof(choices, "message")).toBe("EMAIL");
    for (const word of ["cle", "secours", "constructor", "", undefined]) expect(askedProof(choices, word)).toBe("TOTP");
  });

  it("lets a factor of the same kind take the place of one that goes, else the app, the key, the mailed code", () => {
    expect(heirOf("WEBAUTHN", [email, app, key])).toBe(key);
    expect(heirOf("EMAIL", [key, app])).toBe(app);
    expect(heirOf("TOTP", [email])).toBe(email);
    expect(heirOf("EMAIL", [])).toBeUndefined();
  });
});

describe("F-25 recovery codes", () => {
  it("are read as people write them, and nothing else is", () => {
    expect(parseRecoveryCode(" k7q2m 9xw4t ")).toBe("K7Q2M9XW4T");
    expect(parseRecoveryCode("OIL00-00000")).toBe("0110000000");
    for (const typed of ["", "K7Q2M-9XW4", "K7Q2M-9XW4TT", "K7Q2M-9XW4U", "K7Q2M-9XW4é"])
      expect(parseRecoveryCode(typed)).toBeNull();
    expect(formatRecoveryCode("K7Q2M9XW4T")).toBe("K7Q2M-9XW4T");
  });

  it("shows a secret in groups of four", () => expect(groupSecret("ABCDEFGHIJ")).toBe("ABCD EFGH IJ"));
});

describe("T-31 keys", () => {
  it("count up, or not at all", () => {
    expect([countAdvances(0n, 0), countAdvances(0n, 1), countAdvances(4n, 9)]).toEqual([true, true, true]);
    expect([countAdvances(1n, 0), countAdvances(4n, 4), countAdvances(4n, 3)]).toEqual([false, false, false]);
  });

  it("answer in JSON of the right shape, or are not read", () => {
    for (const text of ["", "null", "[]", "{", '{"id":"a"}']) expect(readAnswer(keyAnswer, text)).toBeNull();
  });
});
