import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { isInvoiceStatus } from "#lib/invoices/public.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

/** Tells the loser of two gestures what happened, by whom and when: the refusal's codes become words of their language. */
export async function sayStale(refusal: Refusal): Promise<Refusal> {
  const { status = "", by = "", at = "" } = refusal.params ?? {};
  const [t, locale] = await Promise.all([getTranslations("invoiceStatus"), getLocale()]);
  const code = String(status);
  const params = {
    name: String(by),
    status: isInvoiceStatus(code) ? t(code) : code,
    date: at === "" ? "" : formatDateTime(new Date(at), locale),
  };
  return refuse(by === "" ? "STALE_AUTOMATIC" : "STALE_BY", { params });
}
