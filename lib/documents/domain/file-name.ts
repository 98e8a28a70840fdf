import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

// Control characters, those that cannot be seen (the marks that turn the reading direction among them: a name could then show another
// extension than it has), lone surrogates, ends of line, and what separates folders.
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029/\\:*?"<>|]/u;
// Whoever downloads such a file under Windows cannot save it, whatever its extension.
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/i;

/** The extension of a name that may be deposited, lower case, without the dot (domain reference § 8.6). */
export function checkFileName(
  fileName: string,
  limit: number = DOCUMENT_LIMITS.nameLength,
): Result<{ extension: string }, DocumentRefusal> {
  if (FORBIDDEN.test(fileName) || /^\.+$/.test(fileName)) return refuse("NAME_NOT_ALLOWED");
  if (DEVICE.test(fileName)) return refuse("NAME_RESERVED", { params: { name: fileName.slice(0, 50) } });
  const length = [...fileName].length;
  if (length > limit) return refuse("NAME_TOO_LONG", { params: { length, limit } });
  const extension = /^.+\.([A-Za-z0-9]{1,10})$/su.exec(fileName)?.[1];
  return extension ? ok({ extension: extension.toLowerCase() }) : refuse("NAME_WITHOUT_EXTENSION");
}
