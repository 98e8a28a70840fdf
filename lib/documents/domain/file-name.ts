import { DOCUMENT_LIMITS, type DocumentRefusal } from "#lib/documents/domain/refusals.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

// Control characters, the marks that turn the reading direction (a name could then show another extension than it has),
// zero-width characters, lone surrogates, and what separates folders.
const FORBIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff/\\:*?"<>|]/u;

/** The extension of a name that may be deposited, lower case, without the dot (domain reference § 8.6). */
export function checkFileName(
  fileName: string,
  limit: number = DOCUMENT_LIMITS.nameLength,
): Result<{ extension: string }, DocumentRefusal> {
  if (FORBIDDEN.test(fileName) || /^\.+$/.test(fileName)) return refuse("NAME_NOT_ALLOWED");
  const length = [...fileName].length;
  if (length > limit) return refuse("NAME_TOO_LONG", { params: { length, limit } });
  const extension = /^.+\.([A-Za-z0-9]{1,10})$/su.exec(fileName)?.[1];
  return extension ? ok({ extension: extension.toLowerCase() }) : refuse("NAME_WITHOUT_EXTENSION");
}
