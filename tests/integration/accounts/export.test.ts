import { describe, expect, it } from "vitest";
import { exportAccount } from "#lib/accounts/index.ts";
import { db } from "#lib/platform/db.ts";
import { makePair, must } from "#tests/factories/invoices.ts";
import { makeMember, makeStructure } from "#tests/factories/people.ts";
import { auditOf, elsewhere, makeMe, provenAgo } from "#tests/integration/support/self.ts";

describe("F-130 the export", () => {
  it("asks for a fresh proof, and the trail says when it left", async () => {
    const me = await makeMe();
    await provenAgo(me, 26);
    expect(await exportAccount(me, elsewhere())).toMatchObject({ code: "PROOF_NEEDED" });
    expect(await auditOf(me.userId, "access.denied")).toHaveLength(1);
    await provenAgo(me, 1);
    must(await exportAccount(me, elsewhere()));
    expect(await auditOf(me.userId, "account.exported")).toHaveLength(1);
  });

  it("holds everything of oneself, no secret, and nothing of others", async () => {
    const pair = await makePair();
    const me = await makeMe({ phone: "0102030405" });
    const other = await makeMe();
    await makeMember(me.userId, pair.supplier.id, [["FACTURES_EMISES", "MODIFICATION"]]);
    await makeMember(other.userId, (await makeStructure()).id, []);
    const secret = Buffer.from("un-secret-de-totp");
    await db().secondFactor.create({
      data: { id: other.sessionId, userId: me.userId, kind: "TOTP", label: "Téléphone", secret },
    });
    await db().savedSearch.create({ data: { id: other.sessionId, userId: me.userId, name: "À moi", query: "etat=X" } });
    await db().listColumns.create({ data: { userId: me.userId, list: "search", columns: ["status"] } });
    const data = must(await exportAccount(me, elsewhere()));
    expect(data).toMatchObject({
      savedSearches: [{ name: "À moi", query: "etat=X" }],
      listColumns: [{ list: "search", columns: ["status"] }],
      favouriteRecipients: [],
      invoiceModels: [],
      recurrences: [],
      format: "chorale-account",
      version: 1,
      identity: { id: me.userId, phone: "0102030405", loginEmail: me.user.loginEmail },
      memberships: [
        { structure: { identifier: pair.supplier.identifier }, rights: [{ application: "FACTURES_EMISES" }] },
      ],
      sessions: [{ device: "vitest" }],
      invoices: [],
    });
    expect(data.factors.map(({ kind }) => kind).sort()).toEqual(["EMAIL", "TOTP"]);
    const text = JSON.stringify(data);
    const credential = await db().credential.findUniqueOrThrow({ where: { userId: me.userId } });
    for (const hidden of [
      credential.passwordHash,
      secret.toString("base64"),
      "argon2",
      other.userId,
      other.user.loginEmail,
    ])
      expect(text).not.toContain(hidden);
  });
});
