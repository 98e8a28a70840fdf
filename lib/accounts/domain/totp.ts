/** The authenticator app (RFC 6238, as every app knows it): SHA-1, six digits, thirty seconds, one step early or late. */
export const TOTP_STEP_SECONDS = 30;
export const TOTP_WINDOW_SECONDS = 30;

/** Between the moment the picture is shown and the code that confirms it. */
export const APP_PENDING_MINUTES = 30;

/** "JBSW Y3DP …": groups of four, to be typed by hand. */
export function groupSecret(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, "$& ");
}
