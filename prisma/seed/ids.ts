import { createHash } from "node:crypto";

/** The id of a seeded row, always the same for the same name: the seed can run again, and tests can name rows. */
export function seedId(name: string): string {
  const hex = createHash("sha256").update(`chorale seed ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function structureId(identifier: string): string {
  return seedId(`structure ${identifier}`);
}

export function serviceId(identifier: string, code: string): string {
  return seedId(`service ${identifier} ${code}`);
}
