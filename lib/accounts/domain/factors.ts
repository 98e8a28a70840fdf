import { z } from "zod";
import type { FactorKind } from "#lib/accounts/domain/proof.ts";

/** More than anyone needs; a list without end would be a way to fill the database. */
export const MAX_FACTORS = 12;
export const MAX_FACTOR_NAME = 60;

const label = z.string().trim().min(1, "REQUIRED").max(MAX_FACTOR_NAME, "TOO_LONG");
const factorId = z.uuid();

export const factorInput = z.object({ factorId });
export const renameFactorInput = z.object({ factorId, label });
/** `demande`: the sealed secret that the picture showed. */
export const addAppInput = z.object({
  demande: z.string().max(1000),
  code: z.string().trim().min(1, "REQUIRED").max(40, "TOO_LONG"),
  label,
});
export const addKeyInput = z.object({ answer: z.string().max(60_000), label });

export type AddAppInput = z.output<typeof addAppInput>;
export type AddKeyInput = z.output<typeof addKeyInput>;
export type RenameFactorInput = z.output<typeof renameFactorInput>;

/** Who takes the place of a preferred factor that goes: one of its kind, else the strongest that needs no script. */
const HEIRS = ["TOTP", "WEBAUTHN", "EMAIL"] as const satisfies readonly FactorKind[];

export function heirOf<F extends { readonly kind: FactorKind }>(gone: FactorKind, left: readonly F[]): F | undefined {
  return [gone, ...HEIRS].flatMap((kind) => left.filter((factor) => factor.kind === kind))[0];
}
