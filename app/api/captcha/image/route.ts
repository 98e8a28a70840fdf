import { notFound } from "#app/api/answers.ts";
import { captchaFile, payingAddress, tooMany } from "#app/api/captcha/visitor.ts";
import { captchaImage, mayHaveCaptcha } from "#lib/captcha/index.ts";
import { visitorOfRoute } from "#lib/captcha/web.ts";

/** The picture of a captcha, for the browser that it was made for. */
export async function GET(request: Request): Promise<Response> {
  if (!(await mayHaveCaptcha("captchaImage", await payingAddress()))) return tooMany();
  const token = new URL(request.url).searchParams.get("jeton") ?? "";
  const image = await captchaImage(token, await visitorOfRoute());
  return image ? captchaFile(image, "image/png") : notFound();
}
