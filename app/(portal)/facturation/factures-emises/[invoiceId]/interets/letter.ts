import "server-only";
import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/access/index.ts";
import type { LateInterest, LatePayment, Letter } from "#lib/invoices/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { formatDate } from "#lib/shared/dates.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { formatMoney } from "#lib/shared/money.ts";

/** What the reader of the letter speaks: a French public entity. */
const LOCALE = "fr";
const brand = BRAND.name;
const day = (date: string) => formatDate(date, LOCALE, "long");
const rate = (text: string) => text.replace(".", ",");

/** The letter that asks a public entity for late interest, in French whatever the supplier reads. */
export async function letterOf(
  actor: Actor,
  { sheet, today, from, to, line }: LatePayment,
  owed: LateInterest,
): Promise<Letter> {
  const t = await getTranslations({ locale: LOCALE, namespace: "lateLetter" });
  const { clock, supplier, recipient, currency } = sheet;
  const number = sheet.number ?? "";
  const money = (value: string, code = currency) => formatMoney(value, LOCALE, code);
  const total = currency === "EUR" ? money(owed.total) : `${money(owed.interest)} + ${money(owed.fee, "EUR")}`;
  const party = ({ name, identifierType: type, identifier }: typeof supplier, address: typeof from) => [
    name,
    t("siret", { type, identifier: formatIdentifier(identifier) }),
    ...address.lines,
  ];
  const resumed = line?.marks.find(({ kind }) => kind === "resumed")?.day;
  const reported = !clock?.paymentNotReported;
  const state = owed.paid ? t("paid", { until: day(owed.until) }) : t(reported ? "unpaid" : "notReported");
  const ask = { total, until: day(owed.until) };
  return {
    locale: LOCALE,
    title: t("subject", { number }),
    from: party(supplier, from),
    to: [...(recipient ? party(recipient, to) : []), t("attention")],
    place: from.town ? t("place", { town: from.town, date: day(today) }) : t("date", { date: day(today) }),
    subject: t("subject", { number }),
    before: [
      t("hello"),
      [
        t("invoice", {
          number,
          brand,
          issueDate: day(sheet.issueDate ?? today),
          amount: money(owed.base),
          start: day(clock?.startedOn ?? today),
        }),
        ...(sheet.commitmentNumber ? [t("commitment", { commitment: sheet.commitmentNumber })] : []),
      ].join(" "),
      [
        t("period", { days: clock?.days ?? 0, due: day(clock?.dueOn ?? today) }),
        ...(clock?.interruptedOn && resumed
          ? [t("interrupted", { interrupted: day(clock.interruptedOn), resumed: day(resumed) })]
          : []),
        state,
      ].join(" "),
      t("law", { from: day(owed.from) }),
    ],
    rows: [
      { label: t("base"), value: money(owed.base) },
      {
        label: t("rate"),
        value: t("rateValue", {
          total: rate(owed.rate.total),
          bank: rate(owed.rate.bank),
          date: day(owed.rate.known ? owed.rate.halfYear : owed.rate.knownFrom),
        }),
      },
      { label: t("days"), value: t("daysValue", { days: owed.days, from: day(owed.from), until: day(owed.until) }) },
      {
        label: t("interest"),
        value: t("interestValue", {
          base: money(owed.base),
          total: rate(owed.rate.total),
          days: owed.days,
          interest: money(owed.interest),
        }),
      },
      { label: t("fee"), value: money(owed.fee, "EUR") },
      { label: t("total"), value: total },
    ],
    after: [owed.paid ? t("askPaid", ask) : t("askUnpaid", ask), t("goodbye")],
    signature: t("signature", { person: actor.displayName, supplier: supplier.name }),
    foot: t("foot", { date: day(today), brand }),
  };
}
