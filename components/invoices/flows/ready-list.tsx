import { useTranslations } from "next-intl";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { formatMoney, Money } from "#lib/shared/money.ts";

export type ReadyDraft = {
  readonly invoiceId: string;
  readonly version: number;
  readonly number: string;
  readonly credit: boolean;
  readonly recipient: { readonly name: string; readonly identifier: string } | null;
  readonly service: { readonly code: string } | null;
  readonly total: string | null;
  readonly due: string | null;
  readonly currency: string;
  /** What deserves attention, without preventing anything. */
  readonly notes: readonly string[];
};

/** The invoices that are about to leave, each with its recipient in full and its amounts, and their sum. */
export function ReadyList({ drafts, locale }: { drafts: readonly ReadyDraft[]; locale: string }) {
  const t = useTranslations("flows.send");
  const money = (amount: string | null, currency: string) => (amount ? formatMoney(amount, locale, currency) : "");
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{t("choose")}</legend>
        <div className="choices" data-boxed="true">
          {drafts.map(({ invoiceId, version, number, recipient, service, total, due, currency, notes }) => (
            <label key={invoiceId} className="choice">
              <input type="checkbox" name="chosen" value={`${invoiceId}:${version}`} defaultChecked />
              <span>
                {t("invoice", { number })}
                <small>
                  {t("to", {
                    name: recipient?.name ?? "",
                    siret: formatIdentifier(recipient?.identifier ?? ""),
                    service: service?.code ?? "none",
                    total: money(total, currency),
                    due: money(due, currency),
                  })}
                </small>
                {notes.length > 0 && (
                  <small>
                    {t("attention")} {notes.join(" ")}
                  </small>
                )}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <section aria-labelledby="total-a-envoyer">
        <h2 id="total-a-envoyer">{t("totals")}</h2>
        {sums(drafts).map(({ currency, count, total }) => (
          <p key={currency}>{t("total", { count, currency, total: formatMoney(total, locale, currency) })}</p>
        ))}
      </section>
    </>
  );
}

/** The sum of the totals with tax in each currency, credits taken off. */
function sums(drafts: readonly ReadyDraft[]) {
  const currencies = [...new Set(drafts.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const own = drafts.filter((draft) => draft.currency === currency);
    const amounts = own.map(({ total, credit }) => (credit ? Money.of(total ?? "0").negate() : Money.of(total ?? "0")));
    return { currency, count: own.length, total: Money.sum(amounts) };
  });
}
