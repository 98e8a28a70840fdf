import "server-only";
import sharp from "sharp";
import { outlineOf } from "#lib/captcha/data/font.ts";
import { chanceOf } from "#lib/captcha/data/seed.ts";
import { openChallenge } from "#lib/captcha/data/tokens.ts";
import { drawCode } from "#lib/captcha/domain/draw.ts";
import { trueNow as now } from "#lib/platform/clock.ts";

/** The picture of a captcha as PNG, or null when the token is not one of this browser, or too old. */
export async function captchaImage(token: string, visitor: string | null): Promise<Uint8Array<ArrayBuffer> | null> {
  const challenge = openChallenge(token, visitor, now());
  if (!challenge) return null;
  const svg = drawCode([...challenge.code].map(outlineOf), chanceOf(challenge.id, "image"));
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true, colours: 16 }).toBuffer());
}
