import { getLocale } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { captchaFile, payingAddress, tooMany } from "#app/api/captcha/visitor.ts";
import { captchaSound, mayHaveCaptcha } from "#lib/captcha/index.ts";
import { visitorOfRoute } from "#lib/captcha/web.ts";
import { DEFAULT_LOCALE, parseLocale } from "#lib/shared/preferences.ts";

/** The same captcha, spoken in the language of the page. */
export async function GET(request: Request): Promise<Response> {
  if (!(await mayHaveCaptcha("captchaSound", await payingAddress()))) return tooMany();
  const token = new URL(request.url).searchParams.get("jeton") ?? "";
  const language = parseLocale(await getLocale()) ?? DEFAULT_LOCALE;
  const sound = captchaSound(token, await visitorOfRoute(), language);
  return sound ? captchaFile(sound, "audio/wav") : notFound();
}
