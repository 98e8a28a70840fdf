/** The sign-in address as it is kept: without spaces around, in lower case. */
export function normaliseEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/**
 * An address as people write them: one @, no spaces, a domain with a dot, in any alphabet. Whether mail arrives there is told by the
 * mail alone.
 */
export function isEmailAddress(text: string): boolean {
  const parts = text.split("@");
  const [local = "", domain = ""] = parts;
  if (parts.length !== 2 || text.length > 254 || /[\s\p{Cc}\p{Cf}<>()[\]\\,;:"]/u.test(text)) return false;
  const labels = domain.split(".");
  return (
    local.length > 0 &&
    local.length <= 64 &&
    labels.length >= 2 &&
    labels.every(
      (label) => label.length <= 63 && /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(label),
    )
  );
}

/** "c•••@exemple.fr": enough to know which mailbox to open, not enough to learn an address. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "•••" : `${email.slice(0, 1)}•••${email.slice(at)}`;
}
