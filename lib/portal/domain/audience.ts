/** The four tabs above the header: who the home page speaks to. A reading preference, never a right. */
export const AUDIENCES = ["entreprise", "entite-publique", "particulier", "association"] as const;

export type Audience = (typeof AUDIENCES)[number];

export const DEFAULT_AUDIENCE: Audience = "entreprise";
export const AUDIENCE_COOKIE = "profil";

export function parseAudience(value: unknown): Audience | null {
  return AUDIENCES.find((audience) => audience === value) ?? null;
}
