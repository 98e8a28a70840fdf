import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CertificateContent, certificateCode, certificateFingerprint } from "#lib/invoices/domain/certificate.ts";
import {
  type ChainedEvent,
  chain,
  GENESIS_HASH,
  type HistoryEvent,
  verifyChain,
} from "#lib/invoices/domain/history.ts";

const event = (position: number, more: Partial<HistoryEvent> = {}): HistoryEvent => ({
  invoiceId: "01990000-0000-7000-8000-000000000001",
  position,
  event: "submit",
  status: "DEPOSEE",
  at: new Date(Date.UTC(2026, 10, 23, 12, 0, position)),
  userId: "01990000-0000-7000-8000-000000000002",
  userName: "Anne Durand",
  userEmail: "anne@example.test",
  structureId: null,
  structureLabel: null,
  motif: null,
  comment: null,
  ...more,
});

function history(): ChainedEvent[] {
  const first = chain(null, event(1, { event: "create-draft", status: "BROUILLON" }));
  const second = chain(first, event(2));
  const third = chain(second, event(3, { event: "route", status: "EN_COURS_ACHEMINEMENT", userName: null }));
  return [first, second, third];
}

describe("F-76 the history of an invoice (T-18)", () => {
  it("is intact as it was written", () => {
    expect(history()[0]?.previousHash).toBe(GENESIS_HASH);
    expect(verifyChain(history(), "EN_COURS_ACHEMINEMENT")).toEqual({ intact: true });
  });

  it("shows any change of any part of any event", () => {
    const keys = Object.keys(event(1)).filter((key) => key !== "position") as (keyof HistoryEvent)[];
    for (const [index, one] of history().entries()) {
      for (const key of [...keys, "previousHash", "hash"] as (keyof ChainedEvent)[]) {
        const forged = history();
        const value = key === "at" ? new Date(one.at.getTime() + 1) : `${one[key]}x`;
        forged[index] = { ...one, [key]: value };
        const verdict = verifyChain(
          forged,
          key === "status" && index === 2 ? (value as never) : "EN_COURS_ACHEMINEMENT",
        );
        expect(verdict.intact, `${key} of event ${index + 1}`).toBe(false);
      }
    }
  });

  it("shows an event removed, repeated or moved", () => {
    const [a, b, c] = history() as [ChainedEvent, ChainedEvent, ChainedEvent];
    expect(verifyChain([a, c], "EN_COURS_ACHEMINEMENT")).toMatchObject({ intact: false, reason: "order" });
    expect(verifyChain([a, { ...c, position: 2 }], "EN_COURS_ACHEMINEMENT")).toMatchObject({ reason: "link" });
    expect(verifyChain([b, a, c], "EN_COURS_ACHEMINEMENT").intact).toBe(false);
    expect(verifyChain([a, b, b, c], "EN_COURS_ACHEMINEMENT").intact).toBe(false);
    expect(verifyChain([a, b], "EN_COURS_ACHEMINEMENT")).toMatchObject({ intact: false, reason: "end" });
    expect(verifyChain([], "BROUILLON").intact).toBe(false);
  });

  it("does not confuse an absent comment with an empty one", () => {
    expect(chain(null, event(1)).hash).not.toBe(chain(null, event(1, { comment: "" })).hash);
  });
});

const certificate: CertificateContent = {
  version: 1,
  invoiceId: "01990000-0000-7000-8000-000000000001",
  number: "F-1",
  invoiceType: "FACTURE",
  issueDate: "2026-11-20",
  cadre: "A1_FACTURE_FOURNISSEUR",
  supplier: { identifierType: "SIRET", identifier: "12345678200028", name: "Menuiserie", serviceCode: null },
  recipient: { identifierType: "SIRET", identifier: "11000201100044", name: "État", serviceCode: "SFACETAT" },
  commitmentNumber: "0000048295",
  contractNumber: null,
  currency: "EUR",
  totalExclTax: "100.00",
  totalTax: "20.00",
  totalInclTax: "120.00",
  amountDue: "120.00",
  depositMode: "DEPOT_PDF_PORTAIL",
  depositFormat: "PDF_NON_SIGNE",
  depositedAt: "2026-11-23T12:00:00.000Z",
  files: [{ name: "facture.pdf", role: "MAIN", size: 12, sha256: "a".repeat(64) }],
};

describe("the certificate of deposit (F-73)", () => {
  it("has one fingerprint, whatever the order of its parts", () => {
    const turned = Object.fromEntries(Object.entries(certificate).reverse()) as unknown as CertificateContent;
    expect(certificateFingerprint(turned)).toBe(certificateFingerprint(certificate));
    expect(certificateFingerprint(certificate)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("changes with any part of what it certifies", () => {
    for (const key of Object.keys(certificate) as (keyof CertificateContent)[]) {
      const other = { ...certificate, [key]: key === "files" ? [] : "autre" };
      expect(certificateFingerprint(other), key).not.toBe(certificateFingerprint(certificate));
    }
    const file = { name: "facture.pdf", role: "MAIN" as const, size: 12, sha256: "b".repeat(64) };
    expect(certificateFingerprint({ ...certificate, files: [file] })).not.toBe(certificateFingerprint(certificate));
  });

  it("has a code that a person can copy", () => {
    expect(certificateCode("0".repeat(64))).toBe("0000-0000-0000-0000");
    expect(certificateCode("f".repeat(64))).toBe("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    expect(certificateCode(`${"0".repeat(19)}1${"0".repeat(44)}`)).toBe("0000-0000-0000-0001");
    const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(hex, (fingerprint) => {
        expect(certificateCode(fingerprint)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });
});
