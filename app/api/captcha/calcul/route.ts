import { json, notFound, refusedJson } from "#app/api/answers.ts";
import { payingAddress, tooMany } from "#app/api/captcha/visitor.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { captchaWork, finishCaptchaWork, mayHaveCaptcha } from "#lib/captcha/index.ts";
import { visitorOfRoute } from "#lib/captcha/web.ts";

/** A computation in place of the image and of the sound. */
export async function GET(): Promise<Response> {
  if (!(await mayHaveCaptcha("captchaWork", await payingAddress()))) return tooMany();
  const visitor = await visitorOfRoute();
  return visitor ? json(await captchaWork(visitor)) : notFound();
}

/** The finished computation, for a pass. */
export async function POST(request: Request): Promise<Response> {
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return refusedJson(origin);
  if (!(await mayHaveCaptcha("captchaWork", await payingAddress()))) return tooMany();
  const text = (await request.text()).slice(0, 5000);
  const outcome = await finishCaptchaWork(parsed(text), await visitorOfRoute());
  return outcome.ok ? json(outcome.data) : refusedJson(outcome);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
