import { describe, expect, it } from "vitest";
import { acknowledgeEvent, opensBefore, readSeen, writeSeen } from "#lib/invoices/domain/returned.ts";
import { INVOICE_STATUSES } from "#lib/invoices/domain/status.ts";
import { routes } from "#lib/shared/routes.ts";

const ID = "019ab000-0000-7000-8000-000000000000";

describe("what is to be acknowledged (domain reference § 10.3)", () => {
  it("is a rejection or a suspension, and nothing else", () => {
    expect(INVOICE_STATUSES.filter((status) => acknowledgeEvent(status))).toEqual(["REJETEE", "SUSPENDUE"]);
  });

  it("holds back every page but the one that acknowledges, the sheets, the account and the way out", () => {
    const held = [
      routes.home(),
      routes.issuedWorkList({ apres: "x" }),
      routes.issuedSearch(),
      routes.deposit(),
      routes.draft(ID),
      routes.completeInvoice(ID),
      routes.receivedInvoices(),
      routes.structures(),
      routes.notifications(),
      routes.directory(),
      "/mon-comptes",
    ];
    expect(held.filter(opensBefore)).toEqual([]);
    const open = [
      routes.returnedInvoices(),
      routes.issuedInvoice(ID, { fait: "x" }),
      routes.issuedFollow(ID),
      routes.account(),
      routes.accountPassword(),
      routes.chooseStructure(),
      routes.signOut(),
    ];
    expect(open.filter((page) => !opensBefore(page))).toEqual([]);
    expect(opensBefore(null)).toBe(true);
  });

  it("is told again at the next sign-in, though put off in this one", () => {
    const at = new Date("2026-11-20T10:00:00Z");
    const seen = writeSeen(ID, at);
    expect(readSeen(seen, ID)).toEqual(at);
    expect(readSeen(seen, ID.replace(/.$/, "1"))).toBeNull();
    for (const forged of [undefined, "", "x", `${ID.slice(-12)}.`, `${ID.slice(-12)}.-1`, `${ID.slice(-12)}.1e9`]) {
      expect(readSeen(forged, ID)).toBeNull();
    }
  });
});
