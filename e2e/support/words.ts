import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

export type Words = typeof fr;
export type Language = "fr" | "en";

/** The texts of the screens, by which the tests find things as a person does. */
export const WORDS: Readonly<Record<Language, Words>> = { fr, en };

/** A pattern that finds a label whatever stands after it, such as « (obligatoire) ». */
export function startingWith(label: string): RegExp {
  return new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")}`);
}
