/** A link to choose a new password (feature F-23): works once, for an hour, and only the last one asked for. */
export const RESET_MINUTES = 60;

/** 32 bytes in base64url: anything else was never a link of ours, and is not looked up. */
export function isResetToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}
