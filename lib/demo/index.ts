import "server-only";
import { env } from "#lib/platform/env.ts";

export * from "#lib/demo/public.ts";
export { type DemoMail, type DemoMailLine, demoMail, demoMails } from "#lib/demo/queries/demo-mails.ts";

/** True in the demo profile: demonstration people and mail exist. */
export function isDemo(): boolean {
  return !env().isProduction;
}
