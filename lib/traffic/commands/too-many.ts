import "server-only";
import { createTranslator } from "use-intl/core";
import type { Locale } from "#lib/shared/preferences.ts";
import type { Refused } from "#lib/traffic/commands/admit.ts";
import { waitPage, waitPolicy } from "#lib/traffic/domain/wait-page.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const WORDS = { fr: fr.tooMany, en: en.tooMany } as const;

type Answer = {
  readonly locale: Locale;
  readonly as: "page" | "json";
  /** Where to try again, for a page that was asked for. */
  readonly here: string | null;
};

/** Answer 429: a page or JSON, both of which say when to try again. */
export function tooMany({ seconds }: Refused, { locale, as, here }: Answer): Response {
  const t = createTranslator({ locale, messages: WORDS[locale] });
  const wait = { seconds, more: seconds > 90 ? "yes" : "no", minutes: Math.ceil(seconds / 60) };
  const headers = { "retry-after": String(seconds), "cache-control": "no-store" };
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
