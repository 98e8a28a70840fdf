import type { Locale } from "#lib/shared/preferences.ts";

/** A text that people agree to: what was shown can be told from its version and the hash of each language. */
export type AgreedText = { readonly version: string; readonly hash: Readonly<Record<Locale, string>> };

/**
 * The conditions of use: SHA-256 of the canonical JSON of `terms.sections` in messages. A test recomputes them: whoever changes the text
 * gives it another version.
 */
export const TERMS: AgreedText = {
  version: "2026-11-26",
  hash: {
    fr: "56526726d34ddd37f4a0d970bbe12cc5a5d5c4e6ebf276bfe71e96ac350c2973",
    en: "cf66dd4f943dc639e09996efe486499b8e46962ef5996aca46e603f62d08e48a",
  },
};

/** The sentence beside the box of the satisfaction survey: `register.survey` in messages. */
export const SURVEY: AgreedText = {
  version: "2026-11-26",
  hash: {
    fr: "2fbbe33958f8a08020ec38bbf47eb0f3ac259cafabea92abdfd293dfe74a5e87",
    en: "16a8622f71121200c938b8054c46f8479caabd562eafc71ada810959b353d642",
  },
};
