import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { sayStale } from "#app/(portal)/facturation/say-stale.ts";
import { type InvoiceEvent, isInvoiceStatus, leadsFrom } from "#lib/invoices/index.ts";
import type { Refusal } from "#lib/shared/result.ts";

/**
 * A refusal in words, around what was typed, as long as the invoice still waits for one of `events`. When it no longer does, the page would not show
 * its form again, and the words would go with it: the sheet at `href` tells instead what the invoice has become. Without events, somebody
 * else's step always ends the wait.
 */
export async function sayOrLeave(refusal: Refusal, events: readonly InvoiceEvent[], href: string): Promise<Refusal> {
  refresh();
  if (refusal.code === "transition.notFromThisStatus") redirect(href);
  if (refusal.code !== "STALE") return refusal;
  const status = String(refusal.params?.status ?? "");
  if (!isInvoiceStatus(status) || !leadsFrom(status, events)) redirect(href);
  return sayStale(refusal);
}
