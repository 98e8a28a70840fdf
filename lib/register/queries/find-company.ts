import "server-only";
import { env } from "#lib/platform/env.ts";
import { searchApi } from "#lib/register/data/search-api.ts";
import { sireneTable } from "#lib/register/data/sirene-table.ts";
import type { CompanyRegister, RegisterAnswer } from "#lib/register/domain/company.ts";

/** The registers of this portal, the freshest first. The SIRENE table is one even when nothing was brought in: it then knows nobody. */
function registers(): CompanyRegister[] {
  const { COMPANY_REGISTER_URL, COMPANY_REGISTER_TIMEOUT_MS } = env();
  const api = COMPANY_REGISTER_URL ? [searchApi(COMPANY_REGISTER_URL, COMPANY_REGISTER_TIMEOUT_MS)] : [];
  return [...api, sireneTable];
}

/** The first register that knows the establishment answers; that one was silent is said only when no other knows it. */
export async function findCompany(siret: string): Promise<RegisterAnswer> {
  let last: RegisterAnswer = { kind: "unknown" };
  for (const register of registers()) {
    const answer = await register.find(siret);
    if (answer.kind === "found") return answer;
    if (answer.kind === "unavailable") last = answer;
  }
  return last;
}
