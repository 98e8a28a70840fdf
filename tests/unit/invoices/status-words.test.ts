import { describe, expect, it } from "vitest";
import { TONES } from "#components/ui/status.tsx";
import { DEPOSIT_CADRES } from "#lib/invoices/domain/cadres.ts";
import { INVOICE_TYPES, PAYMENT_MODES, VAT_TYPES } from "#lib/invoices/domain/invoice.ts";
import { MOTIFS } from "#lib/invoices/domain/motifs.ts";
import { INVOICE_STATUSES, VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import { INVOICE_TRANSITIONS } from "#lib/invoices/domain/transitions.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const codes = (rows: readonly { readonly code: string }[]) => rows.map((row) => row.code).sort();
const sorted = (list: readonly string[]) => [...list].sort();

describe.each([
  ["fr", fr],
  ["en", en],
])("F-75: words for people in %s", (_, messages) => {
  it("give every status a label, exactly those of the domain", () => {
    expect(sorted(Object.keys(messages.invoiceStatus))).toEqual(sorted(INVOICE_STATUSES));
  });

  it("say, for the supplier, what every status means and what to do", () => {
    expect(sorted(Object.keys(messages.invoices.supplierStatuses))).toEqual(sorted(INVOICE_STATUSES));
    for (const words of Object.values(messages.invoices.supplierStatuses)) {
      expect(words.meaning).toMatch(/\.$/);
      expect(words.todo).toMatch(/\.$/);
    }
  });

  it("say it, for the recipient, of every status that a recipient can see and of no other", () => {
    expect(sorted(Object.keys(messages.invoices.recipientStatuses))).toEqual(sorted(VISIBLE_TO_RECIPIENT));
  });

  it("name two statuses differently: a label stands for one thing", () => {
    const labels = Object.values(messages.invoiceStatus);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("tell every event of the life cycle in a sentence, and every choice of the recipient", () => {
    const events = [...new Set(INVOICE_TRANSITIONS.map((row) => row.event))];
    // The wish for other references has two ends, each with its own words (decision 60).
    const ended = "ask-recycling-ended";
    expect(sorted(Object.keys(messages.invoices.events))).toEqual(sorted([...events, ended]));
    const choices = [...new Set(INVOICE_TRANSITIONS.filter((row) => row.by === "recipient").map((row) => row.event))];
    // Answers to a cancellation have a form of their own.
    const treated = choices.filter((event) => !event.endsWith("-cancellation"));
    expect(sorted(Object.keys(messages.treat.events))).toEqual(sorted([...treated, ended]));
  });

  it("name every motif, cadre of the deposit form, type, VAT type and means of payment", () => {
    expect(sorted(Object.keys(messages.invoices.motifs))).toEqual(codes(MOTIFS));
    expect(sorted(Object.keys(messages.invoices.cadres))).toEqual(sorted(DEPOSIT_CADRES));
    expect(sorted(Object.keys(messages.invoices.types))).toEqual(sorted(INVOICE_TYPES));
    expect(sorted(Object.keys(messages.invoices.vatTypes))).toEqual(sorted(VAT_TYPES));
    expect(sorted(Object.keys(messages.invoices.paymentModes))).toEqual(sorted(PAYMENT_MODES));
  });
});

describe("F-75: tones", () => {
  it("are tones of the kit, and payment alone is the one that ends well", () => {
    for (const tone of Object.values(STATUS_TONES)) expect(TONES).toContain(tone);
    const ended = INVOICE_STATUSES.filter((status) => STATUS_TONES[status] === "ok");
    expect(ended).toEqual(["MISE_EN_PAIEMENT"]);
  });
});
