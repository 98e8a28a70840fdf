import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import type { ItemView, SheetView } from "#components/einvoice/view.ts";
import type { EInvoiceView, PartyView } from "#lib/documents/index.ts";
import { UNITS } from "#lib/invoices/public.ts";
import { formatDate, isIsoDate } from "#lib/shared/dates.ts";
import { formatAmount } from "#lib/shared/money.ts";

/** What an electronic invoice says, in the reader's language. A value that is not what it should be is shown as it is written. */
export async function presentSheet(view: EInvoiceView): Promise<SheetView> {
  const [t, terms, deposit, locale] = await Promise.all([
    getTranslations("validator"),
    getTranslations("einvoice.terms"),
    getTranslations("deposit"),
    getLocale(),
  ]);
  const named = (term: string) => capital((terms as unknown as (key: string) => string)(term));
  const day = (text: string | null) => (text !== null && isIsoDate(text) ? formatDate(text, locale) : (text ?? ""));
  const amount = (text: string | null) =>
    text !== null && /^-?\d+(\.\d+)?$/.test(text) ? formatAmount(text, locale) : (text ?? "");
  const percent = (text: string | null) =>
    text !== null && /^\d+(\.\d+)?$/.test(text) ? t("percent", { rate: Number(text) }) : (text ?? "");
  // The words of the form; a code that the form does not offer is shown as it is.
  const unitName = (code: string | null) => {
    const known = UNITS.find((one) => one === code);
    return known ? deposit(`units.${known}`) : code;
  };
  const categoryName = (code: string | null) => {
    const known = EXEMPT.find((one) => one === code);
    return known ? `${known} (${deposit(`vatCategories.${known}`)})` : (code ?? "–");
  };
  const item = (label: string, value: string | null): ItemView[] => (value ? [{ label, value }] : []);
  const party = (title: string, { name, identifiers, vat, address }: PartyView) => ({
    title,
    lines: [name ?? t("unnamed"), ...identifiers, ...(vat ? [t("vatNumber", { vat })] : []), ...address],
  });
  const end = { end: true };
  return {
    title: t(view.credit ? "creditNote" : "invoice", { number: view.number ?? "–" }),
    items: [
      ...item(named("BT-2"), day(view.issueDate)),
      ...item(named("BT-9"), day(view.dueDate)),
      ...item(named("BT-3"), view.type),
      ...item(named("BT-5"), view.currency),
      ...view.references.map(({ term, value }) => ({ label: named(term), value })),
    ],
    parties: [party(t("seller"), view.seller), party(t("buyer"), view.buyer)],
    lines: {
      caption: t("lines"),
      columns: [
        { header: named("BT-153") },
        { header: named("BT-129"), ...end },
        { header: named("BT-146"), ...end },
        { header: t("vat"), ...end },
        { header: named("BT-131"), ...end },
      ],
      rows: view.lines.map(({ id, name, quantity, unit, price, vat, net }) => [
        [id, name].filter(Boolean).join(". "),
        [quantity, unitName(unit)].filter(Boolean).join(" "),
        amount(price),
        percent(vat),
        amount(net),
      ]),
    },
    moreLines: view.moreLines > 0 ? t("moreLines", { count: view.moreLines }) : null,
    vat: {
      caption: t("vatTable"),
      columns: [
        { header: named("BT-118") },
        { header: named("BT-119"), ...end },
        { header: named("BT-116"), ...end },
        { header: named("BT-117"), ...end },
        { header: named("BT-120") },
      ],
      rows: view.vat.map(({ category, rate, base, tax, reason }) => [
        categoryName(category),
        percent(rate) || "–",
        amount(base),
        amount(tax),
        reason ?? "",
      ]),
    },
    totalsTitle: t("totals"),
    totals: view.totals.map(({ term, value }) => ({ label: named(term), value: amount(value) })),
  };
}

const EXEMPT = ["E", "AE", "O"] as const;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
