import { useLocale, useTranslations } from "next-intl";
import { ClockLineFigure } from "#components/invoices/clock-line.tsx";
import { Card, DescriptionList } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Amount } from "#components/ui/values.tsx";
import type { LateInterest, LatePayment, Letter } from "#lib/invoices/index.ts";
import { formatDate } from "#lib/shared/dates.ts";
import { formatMoney } from "#lib/shared/money.ts";

type Props = { late: LatePayment; owed: LateInterest };

/** How the interest is reckoned: each figure, the rate and since when it is known, the articles. */
export function InterestComputation({ late, owed }: Props) {
  const t = useTranslations("lateInterest");
  const locale = useLocale();
  const { currency, clock } = late.sheet;
  const date = (day: string) => formatDate(day, locale, "long");
  const number = (text: string) => (locale === "fr" ? text.replace(".", ",") : text);
  const { rate } = owed;
  const figures = { total: number(rate.total), bank: number(rate.bank), days: owed.days };
  return (
    <Card title={t("computation")}>
      {clock?.paymentNotReported && !owed.paid && <Notice tone="warn">{t("notReported")}</Notice>}
      {!rate.known && (
        <Notice tone="warn">
          {t("rateUnknown", { halfYear: date(rate.halfYear), date: date(rate.knownFrom), bank: figures.bank })}
        </Notice>
      )}
      {late.line && <ClockLineFigure line={late.line} />}
      <DescriptionList
        items={[
          { label: t("base"), value: <Amount value={owed.base} currency={currency} /> },
          { label: t("until"), value: t("days", { days: owed.days, from: date(owed.from), until: date(owed.until) }) },
          {
            label: t("rate"),
            value: t("rateValue", { ...figures, date: date(rate.known ? rate.halfYear : rate.knownFrom) }),
          },
          {
            label: t("formula"),
            value: t("formulaValue", {
              ...figures,
              base: formatMoney(owed.base, locale, currency),
              interest: formatMoney(owed.interest, locale, currency),
            }),
          },
          { label: t("fee"), value: <Amount value={owed.fee} currency="EUR" /> },
          ...(currency === "EUR"
            ? [
                {
                  label: t("total"),
                  value: (
                    <strong>
                      <Amount value={owed.total} currency="EUR" />
                    </strong>
                  ),
                },
              ]
            : []),
        ]}
      />
      {!owed.paid && <p>{t("growing")}</p>}
      <p className="muted">{t("sources")}</p>
    </Card>
  );
}

/** The letter as it will be sent; printing the page gives it alone. */
export function LetterText({ letter }: { letter: Letter }) {
  return (
    <article className="letter" lang={letter.locale} aria-label={letter.title}>
      <address className="letter-from">
        <Lines lines={letter.from} />
      </address>
      <address className="letter-to">
        <Lines lines={letter.to} />
      </address>
      <p className="letter-to">{letter.place}</p>
      <p>
        <strong>{letter.subject}</strong>
      </p>
      {letter.before.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <DescriptionList items={letter.rows.map(({ label, value }) => ({ label, value }))} />
      {letter.after.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="letter-to">{letter.signature}</p>
      <p className="muted">
        <small>{letter.foot}</small>
      </p>
    </article>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line}>
      {line}
      <br />
    </span>
  ));
}
