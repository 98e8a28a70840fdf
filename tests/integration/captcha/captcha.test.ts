import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { spend } from "#lib/captcha/data/spent.ts";
import {
  captchaImage,
  captchaSound,
  captchaWork,
  finishCaptchaWork,
  newCaptcha,
  nextCaptcha,
  solveCaptcha,
  spendCaptcha,
} from "#lib/captcha/index.ts";
import { pool } from "#lib/platform/db.ts";
import { unseal } from "#lib/platform/seal.ts";

const ME = "0123456789abcdef0123456789abcdef";
const OTHER = "f".repeat(32);
const codeOf = (token: string): string => JSON.parse(unseal("captcha", token)).code;

async function pass(): Promise<string> {
  const token = newCaptcha(ME);
  const solved = await solveCaptcha({ token, answer: codeOf(token) }, ME);
  if (!solved.ok) throw new Error(solved.code);
  return solved.data.pass;
}

describe("F-17 T-36 the captcha", () => {
  it("shows its code nowhere in its token, and stores nothing until it is used", async () => {
    const token = newCaptcha(ME);
    expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain(codeOf(token));
    await captchaImage(token, ME);
    captchaSound(token, ME, "fr");
    const { id } = JSON.parse(unseal("captcha", token));
    expect((await pool().query("select 1 from spent_token where id = $1", [id])).rowCount).toBe(0);
  });

  it("refuses a wrong answer, and then the right one too", async () => {
    const token = newCaptcha(ME);
    expect(await solveCaptcha({ token, answer: "nonono" }, ME)).toMatchObject({ code: "CAPTCHA_WRONG" });
    expect(await solveCaptcha({ token, answer: codeOf(token) }, ME)).toMatchObject({ code: "CAPTCHA_EXPIRED" });
  });

  it("takes what people type for it, once among twenty at the same instant", async () => {
    const token = newCaptcha(ME);
    const typed = ` ${codeOf(token).toLowerCase().replace(/^.../, "$& ")} `;
    const all = await Promise.all(Array.from({ length: 20 }, () => solveCaptcha({ token, answer: typed }, ME)));
    expect(all.filter((one) => one.ok)).toHaveLength(1);
  });

  it("is used up by the form itself when it was not validated before", async () => {
    const token = newCaptcha(ME);
    const proof = { token, answer: codeOf(token), pass: "" };
    expect((await spendCaptcha(proof, ME)).ok).toBe(true);
    expect(await spendCaptcha(proof, ME)).toMatchObject({ code: "CAPTCHA_EXPIRED" });
  });

  it("gives a pass that works once, in the browser that earned it", async () => {
    const mine = await pass();
    expect(await spendCaptcha({ pass: mine }, OTHER)).toMatchObject({ code: "CAPTCHA_EXPIRED" });
    expect((await spendCaptcha({ pass: mine }, ME)).ok).toBe(true);
    expect(await spendCaptcha({ pass: mine }, ME)).toMatchObject({ code: "CAPTCHA_EXPIRED" });
  });

  it("comes back with the form: solved, the same image, or another one", async () => {
    const mine = await pass();
    expect(await nextCaptcha({ pass: mine }, ME)).toEqual({ pass: mine });
    await spendCaptcha({ pass: mine }, ME);
    expect(await nextCaptcha({ pass: mine }, ME)).toHaveProperty("token");
    const token = newCaptcha(ME);
    expect(await nextCaptcha({ token }, ME)).toEqual({ token });
    await solveCaptcha({ token, answer: "nonono" }, ME);
    expect(await nextCaptcha({ token }, ME)).not.toEqual({ token });
    expect(await nextCaptcha({ token: newCaptcha(OTHER) }, ME)).toHaveProperty("token");
  });

  it("is drawn and spoken for its own browser only, and the same each time", async () => {
    const token = newCaptcha(ME);
    expect([await captchaImage(token, OTHER), captchaSound(token, null, "en")]).toEqual([null, null]);
    const image = await captchaImage(token, ME);
    expect(await sharp(Buffer.from(image ?? [])).metadata()).toMatchObject({ format: "png", width: 600, height: 200 });
    expect(await captchaImage(token, ME)).toEqual(image);
    const [french, english] = [captchaSound(token, ME, "fr"), captchaSound(token, ME, "en")];
    expect(captchaSound(token, ME, "fr")).toEqual(french);
    expect(french).not.toEqual(english);
    expect(french?.length).toBeLessThan(300_000);
  });

  it("does not take a computation that was not done", async () => {
    const challenge = await captchaWork(ME);
    for (const raw of [
      null,
      {},
      { challenge },
      { challenge, solution: { counter: 1, derivedKey: "00" } },
      "x".repeat(9000),
    ])
      expect(await finishCaptchaWork(raw, ME)).toMatchObject({ code: "CAPTCHA_WORK_REFUSED" });
  });

  it("sweeps what nobody can use any more", async () => {
    await spend("ancien", Date.now() - 1000, new Date(Date.now() - 2000));
    await spend("nouveau", Date.now() + 60_000, new Date());
    const { rows } = await pool().query("select id from spent_token where id in ('ancien', 'nouveau')");
    expect(rows).toEqual([{ id: "nouveau" }]);
  });
});
