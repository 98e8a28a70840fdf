/** True when the registered name is not for its managers to change: a register tells it, or the directory of public entities (domain reference § 4.1). */
export function nameIsLocked(structure: {
  readonly kind: "PUBLIQUE" | "PRIVEE";
  readonly registerSource: string | null;
}): boolean {
  return structure.kind === "PUBLIQUE" || structure.registerSource !== null;
}
