import "server-only";

export { finishCaptchaWork } from "#lib/captcha/commands/finish-work.ts";
export { solveCaptcha, spendCaptcha } from "#lib/captcha/commands/solve-captcha.ts";
export { CAPTCHA_MINUTES, CODE_LENGTH } from "#lib/captcha/domain/code.ts";
export type { CaptchaProof, CaptchaRefusal } from "#lib/captcha/domain/proof.ts";
export { captchaAnswer, captchaFields, captchaGiven } from "#lib/captcha/domain/schemas.ts";
export { type CaptchaField, newCaptcha, nextCaptcha } from "#lib/captcha/queries/captcha-field.ts";
export { captchaImage } from "#lib/captcha/queries/captcha-image.ts";
export { captchaSound } from "#lib/captcha/queries/captcha-sound.ts";
export { captchaWork } from "#lib/captcha/queries/captcha-work.ts";
