import { json, notFound, refusedJson } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { checkOrigin } from "#lib/actions/index.ts";
import { captchaWork, finishCaptchaWork } from "#lib/captcha/index.ts";
import { visitorOfRoute } from "#lib/captcha/web.ts";

/** A computation in place of the image and of the sound. */
export async function GET(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const visitor = await visitorOfRoute();
  return visitor ? json(await captchaWork(visitor)) : notFound();
}

/** The finished computation, for a pass. */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return refusedJson(origin);
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
