/** Where most people have their mailbox. */
const COMMON = `
gmail.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr hotmail.com hotmail.fr outlook.com outlook.fr
live.fr live.com msn.com yahoo.com yahoo.fr icloud.com me.com protonmail.com proton.me gmx.fr gmx.com aol.com club-internet.fr
`
  .trim()
  .split(/\s+/);

/**
 * The address that was probably meant ("a@gmial.com" gives "a@gmail.com"), or null. An advice, never a refusal: the domain as it
 * was typed may well exist.
 */
export function addressHint(typed: string): string | null {
  const at = typed.trim().lastIndexOf("@");
  const domain = typed
    .trim()
    .slice(at + 1)
    .toLowerCase();
  if (at < 1 || COMMON.includes(domain)) return null;
  const meant = COMMON.find((known) => known.length >= 6 && isOneSlipAway(domain, known));
  return meant ? `${typed.trim().slice(0, at)}@${meant}` : null;
}

/** One letter missing, added, replaced, or two neighbours exchanged. */
function isOneSlipAway(typed: string, known: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === known[start]) start++;
  const [left, right] = [typed.slice(start), known.slice(start)];
  if (left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1)) return true;
  return left.length >= 2 && left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
}
