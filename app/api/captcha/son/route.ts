import { getLocale } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { captchaSound } from "#lib/captcha/index.ts";
import { visitorOfRoute } from "#lib/captcha/web.ts";
import { DEFAULT_LOCALE, parseLocale } from "#lib/shared/preferences.ts";

/** The same captcha, spoken in the language of the page. */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const token = new URL(request.url).searchParams.get("jeton") ?? "";
  const language = parseLocale(await getLocale()) ?? DEFAULT_LOCALE;
  const sound = captchaSound(token, await visitorOfRoute(), language);
  if (!sound) return notFound();
  return new Response(sound, { headers: { "content-type": "audio/wav", "cache-control": "private, no-store" } });
}
