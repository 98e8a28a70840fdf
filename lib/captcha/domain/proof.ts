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

/** Per network address. An office shares one; a picture or a sound costs the server some milliseconds. */
export const CAPTCHA_LIMITS = {
  captchaImage: { points: 240, seconds: 900 },
  captchaSound: { points: 60, seconds: 900 },
  captchaWork: { points: 60, seconds: 900 },
} as const satisfies Record<string, { points: number; seconds: number }>;
