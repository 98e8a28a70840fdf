import type { QueryCase } from "#bench/queries/cases.ts";
import type { Actor } from "#lib/access/index.ts";
import { findAccounts } from "#lib/accounts/index.ts";

const TEXT = "plain_text(first_name || ' ' || last_name || ' ' || login_email || ' ' || contact_email)";
const COLUMNS = "id, first_name, last_name, login_email, status, created_at, last_sign_in_at";

const SUPPORT: Actor = {
  userId: "019ab000-0000-7000-8000-000000000000",
  displayName: "Support",
  email: "support@banc.example",
  sessionId: "019ab000-0000-7000-8000-000000000001",
  locale: "fr",
  systemRole: "SUPPORT",
  memberships: [],
};

/** What support types: nothing, a whole address, a common name, two common words, a rare name, one that nothing holds, a typing error. */
const TYPED: readonly { typed: string; how: string; status: "PENDING" | null }[] = [
  { typed: "", how: "nothing", status: null },
  { typed: "", how: "nothing, of one status", status: "PENDING" },
  { typed: "p500007@", how: "the start of an address", status: null },
  { typed: "martin", how: "a common name", status: null },
  { typed: "helene berthier", how: "two common words", status: null },
  { typed: "helene p4000", how: "a common word and a rare one", status: null },
  { typed: "chatelin", how: "a wrong letter", status: null },
  { typed: "xyzxyzxyz", how: "a word that nothing holds", status: null },
];

export function accountCases(): QueryCase[] {
  return TYPED.map(({ typed, how, status }) => {
    const patterns = typed
      .split(" ")
      .filter(Boolean)
      .map((word) => `%${word}%`);
    const conditions = [
      ...patterns.map((_, index) => `${TEXT} like $${index + 1}`),
      ...(status ? [`status = '${status}'`] : []),
    ];
    const where = conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";
    return {
      name: `« ${typed} » (${how})`,
      query: async () => ({ rows: (await findAccounts(SUPPORT, { typed, status })).items.length }),
      bare: async (client) => ({
        rows: (await client.query(`select ${COLUMNS} from "user" ${where} order by id desc limit 51`, patterns)).rows
          .length,
      }),
    };
  });
}
