import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "#lib/platform/env.ts";

/** Keys derived from AUTH_SECRET, one per use: knowing what one of them made tells nothing about another. */
function keyFor(use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "chorale", use, 32));
}

/** Encrypts a secret that must rest in the database for a while (AES-256-GCM). `use` separates kinds of secrets. */
export function seal(use: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(use), iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** What `seal` was given. Throws when the text was altered, or sealed for another use or by another secret. */
export function unseal(use: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(use), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/**
 * A keyed fingerprint (HMAC-SHA-256, hex). For short secrets such as six digits a plain hash would be undone in a second by
 * whoever reads the table; with the key they also need AUTH_SECRET.
 */
export function keyedHash(use: string, text: string): string {
  return createHmac("sha256", keyFor(use)).update(text).digest("hex");
}
