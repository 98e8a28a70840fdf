import { notFound } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { captchaImage } from "#lib/captcha/index.ts";
import { visitorOfRoute } from "#lib/captcha/web.ts";

/** The picture of a captcha, for the browser that it was made for, kept by nobody on the way. */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const token = new URL(request.url).searchParams.get("jeton") ?? "";
  const image = await captchaImage(token, await visitorOfRoute());
  if (!image) return notFound();
  return new Response(image, { headers: { "content-type": "image/png", "cache-control": "private, no-store" } });
}
