import { createTranslator } from "use-intl/core";
import type { Locale } from "#lib/shared/preferences.ts";
import { LIMIT_HEADER, limitHeader, type Refused } from "#lib/traffic/domain/refusals.ts";
import { waitPage, waitPolicy } from "#lib/traffic/domain/wait-page.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const translator = (locale: Locale, messages: typeof fr.tooMany) => createTranslator({ locale, messages });
/** Made once: they are what an answer to a flood would cost most. */
const WORDS = { fr: translator("fr", fr.tooMany), en: translator("en", en.tooMany) } as const;

type Answer = {
  readonly locale: Locale;
  readonly as: "page" | "json";
  /** Where to try again, for a page that was asked for. */
  readonly here: string | null;
};

/** Answer 429: a page or JSON, both of which say when to try again. */
export function tooMany(refused: Omit<Refused, "flood">, { locale, as, here }: Answer): Response {
  const t = WORDS[locale];
  const seconds = Math.ceil(refused.milliseconds / 1000);
  const wait = { seconds, more: seconds > 90 ? "yes" : "no", minutes: Math.ceil(seconds / 60) };
  const headers = {
    "retry-after": String(seconds),
    "cache-control": "no-store",
    // Also where this answer does not pass through what gives every other one its headers.
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    [LIMIT_HEADER]: limitHeader(refused),
  };
  if (as === "json") {
    const body = { ok: false, code: "TOO_MANY_REQUESTS", message: `${t("title")}. ${t("text", wait)}` };
    return Response.json(body, { status: 429, headers });
  }
  const nonce = btoa(crypto.randomUUID());
  const words = { title: t("title"), text: t("text", wait), again: t("again") };
  return new Response(waitPage(locale, words, nonce, here), {
    status: 429,
    headers: {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": waitPolicy(nonce),
    },
  });
}
