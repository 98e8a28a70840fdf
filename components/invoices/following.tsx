import { useTranslations } from "next-intl";
import { LiveInvoice } from "#components/invoices/live-invoice.tsx";
import { LiveList } from "#components/invoices/live-list.tsx";
import type { InvoiceSheet } from "#lib/invoices/public.ts";

/** On the page of an invoice: it follows what happens to it. */
export function FollowInvoice({ sheet }: { sheet: Pick<InvoiceSheet, "id" | "history"> }) {
  const t = useTranslations("invoices.live");
  const words = { changed: t("changed"), refresh: t("refresh"), updated: t("updated") };
  return <LiveInvoice invoiceId={sheet.id} position={sheet.history[0]?.position ?? 0} words={words} />;
}

/** Above a list of invoices: it tells when it is not the last word any more. */
export function FollowList() {
  const t = useTranslations("invoices.live");
  return <LiveList words={{ listChanged: t("listChanged"), refresh: t("refresh") }} />;
}
