import "server-only";
import { getTranslations } from "next-intl/server";
import { presentRefusal } from "#lib/actions/index.ts";
import { isInvoiceStatus, type ManyResult } from "#lib/invoices/index.ts";
import { refuse } from "#lib/shared/result.ts";

/** What became of one invoice of many, as a sentence. */
export async function sayOutcome(outcome: ManyResult[number]): Promise<{ done: boolean; text: string }> {
  const [t, statuses] = await Promise.all([getTranslations("received.many"), getTranslations("invoiceStatus")]);
  if ("status" in outcome) return { done: true, text: t("moved", { status: statuses(outcome.status) }) };
  if ("assigneeId" in outcome) {
    const name = outcome.assigneeName ?? "";
    return { done: true, text: outcome.assigneeId ? t("given", { name }) : t("givenBack") };
  }
  const { code, params = {} } = outcome.refusal;
  if (code === "STALE") {
    const status = String(params.status ?? "");
    return { done: false, text: t("stale", { status: isInvoiceStatus(status) ? statuses(status) : status }) };
  }
  return { done: false, text: (await presentRefusal(refuse(code, { params }))).message };
}
