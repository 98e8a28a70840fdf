import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { Refusal } from "#lib/shared/result.ts";

const LATE: readonly string[] = ["STALE", "transition.notFromThisStatus"];

/**
 * Leaves a form that the page will not show again, since the invoice no longer waits for it: its words of refusal would go with it. The
 * sheet at `href` tells instead what the invoice has become.
 */
export function leaveTooLate({ code }: Refusal, href: string): void {
  refresh();
  if (LATE.includes(code)) redirect(href);
}
