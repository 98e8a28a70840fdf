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
  count: "3",
  label: "Tablette",
  before: "12345678900011",
  after: "12345678900029",
  what: "added",
  account: "FR76 •••• •••• 0189",
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
      renderMail(template, locale, params, "https://x.example/y"),
    );
    expect(fr?.text).toContain("Bonjour Zoé,");
    expect(en?.text).toContain("Hello Zoé,");
    expect(fr?.subject).not.toBe(en?.subject);
    expect(fr?.html).toContain('<html lang="fr">');
    expect(en?.html.includes("https://x.example/y")).toBe(MAILS[template].link);
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
