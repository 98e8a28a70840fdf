import type { Actor } from "#lib/access/index.ts";
import { type Answer, answerQuestion } from "#lib/assistant/index.ts";
import type { AskedQuestion } from "#tests/assistant/questions.ts";

/** Whose invoices are asked after: `own` by the marks of the questions, `foreign` ones that they must not learn of. */
export type Asker = {
  readonly actor: Actor;
  readonly numbers: Readonly<Record<string, { readonly number: string; readonly status: string | null }>>;
};

export type Judged = {
  readonly question: string;
  readonly answer: string;
  /** `handedOver`: it says that it does not know, and where to ask. */
  readonly verdict: "right" | "handedOver" | "wrong";
  /** It told of an invoice what is not so, or of one that is none of the person's. */
  readonly wrongStatus: boolean;
};

const FROM = { address: "203.0.113.9", userAgent: "test" };

/** Asks each question once, and holds the answer against what is right. */
export async function judge(questions: readonly AskedQuestion[], asker: Asker): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { locale, question, right } of questions) {
    const typed = question.replace(/\{(\w+)\}/g, (_, mark: string) => numberOf(asker, mark));
    const visitor = right.some((one) => one.startsWith("=activation"));
    const answer = await answerQuestion({ actor: visitor ? null : asker.actor, question: typed, locale, from: FROM });
    const [said, detail] = told(answer);
    const isRight = right.some((one) => fits(one, said, detail, asker));
    const verdict = isRight ? "right" : answer.kind === "unknown" ? "handedOver" : "wrong";
    judged.push({
      question: typed,
      answer: `${said} ${detail}`,
      verdict,
      wrongStatus: wrongStatus(answer, right, asker),
    });
  }
  return judged;
}

function numberOf({ numbers }: Asker, mark: string): string {
  const found = numbers[mark.toUpperCase()];
  if (!found) throw new Error(`no invoice for ${mark}`);
  return mark === mark.toLowerCase() ? found.number.toLowerCase() : found.number;
}

/** What was answered, in the terms of the questions. */
function told(answer: Answer): [said: string, detail: string] {
  switch (answer.kind) {
    case "help":
      return ["help", answer.best.slug];
    case "status":
      return ["status", answer.status];
    case "invoices":
      return ["invoice", answer.invoices.map(({ number }) => number).join(",")];
    case "askAddress":
      return ["activation", ""];
    default:
      return [answer.kind, ""];
  }
}

function fits(one: string, said: string, detail: string, asker: Asker): boolean {
  if (!one.startsWith("=")) return said === "help" && detail === one;
  const [kind, what = ""] = one.slice(1).split(":");
  const mark = /^\{(\w+)\}$/.exec(what)?.[1];
  return kind === said && (what === "" || detail === (mark ? numberOf(asker, mark.toUpperCase()) : what));
}

function wrongStatus(answer: Answer, right: readonly string[], { numbers }: Asker): boolean {
  if (answer.kind !== "invoices") return false;
  const asked = right.some((one) => one.startsWith("=invoice"));
  const known = new Map(Object.values(numbers).map(({ number, status }) => [number, status]));
  return !asked || answer.invoices.some(({ number, status }) => known.get(number) !== status);
}
