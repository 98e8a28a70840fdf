/** What a form sends to show that a person fills it: a pass from before, or the token of the image and what was read there. */
export type CaptchaProof = {
  readonly pass?: string | undefined;
  readonly token?: string | undefined;
  readonly answer?: string | undefined;
};

export type CaptchaRefusal = "CAPTCHA_WRONG" | "CAPTCHA_EXPIRED";

/** Counts of PBKDF2 that a browser makes at most, each of `WORK_COST` rounds: a few seconds on a computer, some more on a telephone. */
export const WORK_TRIES = 6000;
export const WORK_LEAST = 1500;
export const WORK_COST = 5000;
