import { describe, expect, it } from "vitest";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import { isMailTemplate, MAILS, type MailTemplate, renderMail } from "#lib/notifications/data/render-mail.ts";

const params = {
  firstName: "Zoé",
  minutes: "10",
  code: "012345",
  number: "F-1",
  otherParty: "Ys",
  status: "REJETEE",
  forgotten: "https://x.example/z",
  newAddress: "z•••@x.fr",
  person: "Ada Lys",
  structure: "Ys SARL",
  target: "zoe@exemple.fr",
  tries: "101",
  role: "SECONDARY_MANAGER",
  successor: "Lou Roux",
  days: "7",
  date: "10/12/2026",
  left: "9",
  kind: "TOTP",
  label: "Tablette",
  model: "Maintenance",
  file: "lot.zip",
  drafts: "12",
  refused: "1",
  before: "12345678900011",
  after: "12345678900029",
  what: "added",
  account: "FR76 •••• •••• 0189",
  count: "2",
  title: "Déposer une facture",
  when: "10/12/2026 10:30",
};
const templates = Object.keys(MAILS) as MailTemplate[];

describe("mails", () => {
  it("are a closed list", () => {
    expect(isMailTemplate("constructor")).toBe(false);
    expect(isMailTemplate("unknown")).toBe(false);
  });

  it("do not leave with a missing parameter", () => {
    expect(() => renderMail("invoice.received", "fr", {})).toThrow();
  });

  it("leave out a reason that nobody gave", () => {
    expect(renderMail("invoice.statusChanged", "fr", params).text).not.toContain("Motif");
    expect(renderMail("invoice.statusChanged", "fr", { ...params, reason: "Doublon" }).text).toContain("Doublon");
  });

  it.each(templates)("%s is written in French and in English, as text and as HTML", (template) => {
    const [fr, en] = (["fr", "en"] as const).map((locale) =>
      renderMail(template, locale, params, { address: "https://x.example/y" }),
    );
    expect(fr?.text).toContain("Bonjour Zoé,");
    expect(en?.text).toContain("Hello Zoé,");
    expect(en?.text).not.toMatch(/\s[:;?]/);
    expect(fr?.subject).not.toBe(en?.subject);
    expect(fr?.html).toContain('<html lang="fr">');
    expect(en?.html.includes("https://x.example/y")).toBe(MAILS[template].link);
  });

  it("F-129 say of each event that they gather when, what, what to do and where", () => {
    const at = new Date("2026-11-27T07:12:00Z");
    const data = { number: "F-1", otherParty: "Ys <b>", status: "SUSPENDUE" };
    const lines = [
      { type: "invoice.statusChanged", data, address: "https://x.example/f1", at },
      { type: "invoice.received", data: { number: "F-2", otherParty: "Moulin" }, address: "https://x.example/f2", at },
    ];
    const mail = renderMail("grouped.daily", "fr", params, { address: "https://x.example/y", lines });
    expect(mail.text).toMatch(
      /27\/11\/2026 08:12 – Facture F-1.: Suspendue \(Ys <b>\)\n.*renvoyez la facture\.\nhttps:\/\/x\.example\/f1/,
    );
    expect(mail.text).toContain("https://x.example/f2");
    expect(mail.html).toContain("Ys &lt;b&gt;");
    const english = renderMail("grouped.weekly", "en", params, { lines });
    expect(english.text).toContain("27/11/2026, 08:12 – Invoice F-1: Suspended (Ys <b>)");
  });

  it("show the code in the body and never in the subject, which a locked phone displays", () => {
    const mail = renderMail("signInCode", "fr", params);
    expect(mail.text).toContain("012345");
    expect(mail.subject).not.toContain("012345");
  });

  it("have a name for every status of an invoice", () => {
    for (const status of INVOICE_STATUSES) {
      for (const locale of ["fr", "en"])
        expect(() => renderMail("invoice.statusChanged", locale, { ...params, status })).not.toThrow();
    }
  });
});
