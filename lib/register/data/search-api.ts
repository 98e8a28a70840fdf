import "server-only";
import { logger } from "#lib/platform/logger.ts";
import type { CompanyRegister, RegisterAnswer } from "#lib/register/domain/company.ts";
import { readSearchAnswer } from "#lib/register/domain/search-answer.ts";

/** An answer about one establishment is a few kilobytes. */
const LARGEST = 1_000_000;

type Why = Extract<RegisterAnswer, { kind: "unavailable" }>["why"];

/**
 * The public API « recherche d'entreprises ». It follows no redirection, waits no longer than `milliseconds` for the whole answer and
 * reads no more of it than a real one can have.
 *
 * @param base address of the service, without `/search`.
 */
export function searchApi(base: string, milliseconds: number): CompanyRegister {
  return {
    source: "API",
    async find(siret) {
      const url = new URL("search", base.endsWith("/") ? base : `${base}/`);
      url.search = new URLSearchParams({
        q: siret,
        page: "1",
        per_page: "5",
        minimal: "true",
        include: "siege,matching_etablissements",
      }).toString();
      try {
        const response = await fetch(url, {
          headers: { accept: "application/json", "user-agent": "Chorale" },
          redirect: "error",
          signal: AbortSignal.timeout(milliseconds),
        });
        if (!response.ok) {
          await response.body?.cancel();
          return unavailable("refused", siret, response.status);
        }
        const body = await readAll(response);
        if (body === null) return unavailable("nonsense", siret);
        const answer = readSearchAnswer(JSON.parse(body), siret);
        return answer.kind === "unavailable" ? unavailable(answer.why, siret) : answer;
      } catch (error) {
        return unavailable(reasonOf(error), siret);
      }
    },
  };
}

async function readAll(response: Response): Promise<string | null> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [size, body] = [0, ""];
  for await (const bytes of response.body ?? []) {
    size += bytes.byteLength;
    if (size > LARGEST) return null;
    body += decoder.decode(bytes, { stream: true });
  }
  return body + decoder.decode();
}

function reasonOf(error: unknown): Why {
  if (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")) return "timeout";
  const unread = error instanceof SyntaxError || (error instanceof TypeError && "code" in error);
  return unread ? "nonsense" : "unreachable";
}

/** Kept for the operator; the number asked for is public, what people typed is not in it. */
function unavailable(why: Why, siret: string, status?: number): RegisterAnswer {
  logger().warn({ why, siret, ...(status ? { status } : {}) }, "company register: no answer");
  return { kind: "unavailable", why };
}
