import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import type { AddressPurpose } from "#lib/accounts/domain/address-link.ts";
import { CODE_LENGTH } from "#lib/accounts/domain/code.ts";
import { RECOVERY_ALPHABET, RECOVERY_LENGTH } from "#lib/accounts/domain/recovery.ts";
import { keyedHash } from "#lib/platform/seal.ts";

/** 256 random bits for a ticket, or for a link sent by mail. */
export function newTicket(): string {
  return randomBytes(32).toString("base64url");
}

/** Six random digits, from the system's generator and without bias. */
export function newCode(): string {
  return String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, "0");
}

export function ticketHash(ticket: string): string {
  return keyedHash("session-ticket", ticket);
}

export function resetHash(token: string): string {
  return keyedHash("password-reset", token);
}

export function activationHash(token: string): string {
  return keyedHash("activation", token);
}

/** Hashed with what it verifies: a link for a contact address is no link for a sign-in address. */
export function addressHash(purpose: AddressPurpose, token: string): string {
  return keyedHash("address-link", `${purpose}.${token}`);
}

/** A code is hashed with the session that asked for it: the same digits elsewhere are another secret. */
export function codeHash(sessionId: string, code: string): string {
  return keyedHash("email-code", `${sessionId}.${code}`);
}

/** Fifty random bits, to be written on paper. */
export function newRecoveryCode(): string {
  return Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]).join("");
}

export function recoveryHash(userId: string, code: string): string {
  return keyedHash("recovery-code", `${userId}.${code}`);
}

export function challengeHash(challenge: string): string {
  return keyedHash("webauthn-challenge", challenge);
}
