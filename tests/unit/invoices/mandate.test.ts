import { expect, it } from "vitest";
import { MANDATE_VERSION } from "#lib/invoices/domain/mandate.ts";
import { canonicalJson, sha256 } from "#lib/shared/fingerprint.ts";
import fr from "#messages/fr.json" with { type: "json" };

/** The words that each version accepted. Another text is another version: add a line, never change one. */
const ACCEPTED: Readonly<Record<string, string>> = {
  "2026-11": "528a6c19fc2c4a739d78d71c974f0409c1dcbdaf9712fb9ba3913517b1a0619a",
};

it("F-119 no word of the mandate changes without a new version, which every structure is asked to accept", () => {
  expect(sha256(canonicalJson(fr.mandate.text))).toBe(ACCEPTED[MANDATE_VERSION]);
});
