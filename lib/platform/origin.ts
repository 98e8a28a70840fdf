import "server-only";
import { env } from "#lib/platform/env.ts";

/** The address people use, without a trailing slash: APP_ORIGIN, or this machine in the demo profile. */
export function appOrigin(): string {
  const { APP_ORIGIN, PORT } = env();
  return APP_ORIGIN ? new URL(APP_ORIGIN).origin : `http://localhost:${PORT}`;
}

/** A path of the portal as a full address, for mails. */
export function absoluteUrl(path: string): string {
  return new URL(path, appOrigin()).href;
}
