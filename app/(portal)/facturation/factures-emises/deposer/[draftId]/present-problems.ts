import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import type { Problem } from "#components/invoices/deposit/view.ts";
import { controlId } from "#components/invoices/deposit/zones.ts";
import { presentRefusal } from "#lib/actions/index.ts";
import type { CheckProblem } from "#lib/invoices/public.ts";
import { formatDate, isIsoDate } from "#lib/shared/dates.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { type FieldProblem, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

/** Parameters of the checks that are amounts: shown as a person reads them. */
const AMOUNTS = new Set(["stated", "computed", "due", "total"]);
const AMOUNT_VALUES = /^(amount|credit|vat|price)\./;
/** Fields that have no control of their own: where to go instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  mainFile: "pieces-jointes",
  attachments: "pieces-jointes",
  supplierId: controlId("cadre"),
};

/** The problems found by the checks, as sentences that link to where each is mended. */
export async function presentProblems(problems: readonly CheckProblem[], currency: string): Promise<Problem[]> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("deposit")]);
  const fields = problems.map((problem) => readable(problem, locale, currency));
  const { problems: texts } = await presentRefusal(refuse("CHECKS_FAILED", { fields }));
  return problems.map(({ field, code, severity, params }, index) => ({
    field,
    target: ELSEWHERE[field] ?? controlId(field),
    text: texts[index]?.text ?? "",
    blocking: severity === "blocking",
    link:
      typeof params?.invoiceId === "string"
        ? code === "file.otherDraft"
          ? { href: routes.draft(params.invoiceId), text: t("seeOtherDraft") }
          : { href: routes.issuedInvoice(params.invoiceId), text: t("seeFirst") }
        : null,
  }));
}

/** The same problem with its amounts, days and sizes as a person writes them. */
export function readable<P extends FieldProblem>(problem: P, locale: string, currency: string): P {
  if (!problem.params) return problem;
  const shown = Object.entries(problem.params).map(([name, value]) => {
    const isAmount = AMOUNTS.has(name) || (name === "value" && AMOUNT_VALUES.test(problem.code));
    if (isAmount && /^-?\d+(\.\d+)?$/.test(String(value)))
      return [name, formatMoney(String(value), locale, known(currency))];
    if (problem.code === "files.tooLarge") return [name, `${Math.ceil(Number(value) / 1024 / 1024)} Mo`];
    return [name, name === "date" && isIsoDate(String(value)) ? formatDate(String(value), locale) : value];
  });
  return { ...problem, params: Object.fromEntries(shown) };
}

/** A currency that is being typed must not stop the page. */
function known(currency: string): string {
  return /^[A-Z]{3}$/.test(currency) ? currency : "EUR";
}
