import "server-only";
import { env } from "#lib/platform/env.ts";

export * from "#lib/demo/public.ts";
export { type DemoMail, type DemoMailLine, demoMail, demoMails } from "#lib/demo/queries/demo-mails.ts";
export { invoicePdf } from "#lib/demo/queries/invoice-pdf.ts";
export { sampleInvoice } from "#lib/demo/queries/sample-invoice.ts";

/** True in the demo profile: demonstration people and mail exist. */
export function isDemo(): boolean {
  return !env().isProduction;
}

/** True where what is deposited is not real: a demonstration, or a portal of qualification. */
export function offersSample(): boolean {
  return env().testBench;
}
