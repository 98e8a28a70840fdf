import "server-only";
import { cookies, headers } from "next/headers";
import { parseVisitor, VISITOR_COOKIE, VISITOR_HEADER } from "#lib/captcha/domain/visitor.ts";
import { newCaptcha, nextCaptcha } from "#lib/captcha/queries/captcha-field.ts";

/**
 * Which browser this is, for its captcha: null without the cookie. A page that is rendered reads what `proxy.ts` has just set; routes,
 * which the proxy does not see, read the cookie and never the header, which anyone could send.
 */
export async function visitorOfPage(): Promise<string | null> {
  return parseVisitor((await headers()).get(VISITOR_HEADER));
}

export async function visitorOfRoute(): Promise<string | null> {
  return parseVisitor((await cookies()).get(VISITOR_COOKIE)?.value);
}

/**
 * The fields of the captcha in a form that comes back, by their names: solved, the same image with what was typed so far, or another
 * image.
 */
export async function captchaAfter(
  data: FormData,
  { pass, another = false }: { pass?: string; another?: boolean },
): Promise<Record<string, string>> {
  const posted = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  const solved = { captchaPasse: pass ?? "", captchaJeton: "", captcha: "" };
  if (pass) return solved;
  const visitor = await visitorOfPage();
  if (!visitor) return solved;
  const before = another ? {} : { pass: posted("captchaPasse"), token: posted("captchaJeton") };
  const next = await nextCaptcha(before, visitor);
  if ("pass" in next) return { ...solved, captchaPasse: next.pass };
  const captcha = next.token === before.token ? posted("captcha") : "";
  return { captchaPasse: "", captchaJeton: next.token, captcha };
}

/** The token of the captcha of a page that is shown for the first time; empty for a browser that could not be given a cookie. */
export async function firstCaptcha(): Promise<string> {
  const visitor = await visitorOfPage();
  return visitor ? newCaptcha(visitor) : "";
}
