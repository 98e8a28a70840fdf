/** The code sent by mail (feature F-24): six digits, ten minutes, five tries, one use, one browser. */
export const CODE_LENGTH = 6;
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** A second mail is not sent sooner: the first is probably on its way. */
export const CODE_RESEND_SECONDS = 30;

/** The digits of what was typed or pasted ("123 456", "123-456"), or null when they are not six. */
export function parseCode(typed: string): string | null {
  const digits = typed.replace(/[\s\u00a0\u202f.-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}
