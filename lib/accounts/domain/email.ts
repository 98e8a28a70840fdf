/** The sign-in address as it is kept: without spaces around, in lower case. */
export function normaliseEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** "c•••@exemple.fr": enough to know which mailbox to open, not enough to learn an address. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${email.slice(0, 1)}•••${email.slice(at)}`;
}
