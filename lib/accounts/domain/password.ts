import { COMMON_PASSWORDS } from "#lib/accounts/domain/common-passwords.ts";
import type { FieldProblem } from "#lib/shared/result.ts";

/** Domain reference § 3 (twelve characters, three classes of four); the other rules are this portal's (feature F-20). */
export const PASSWORD_MIN = 12;
/** In UTF-16 units, as fields count: what is accepted here fits the sign-in form. */
export const PASSWORD_MAX = 200;
export const CLASSES_WANTED = 3;
/** A shorter local part ("al@…") would be found in too many good passwords. */
const SHORTEST_LOCAL_PART = 3;

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u] as const;

type Rule = { readonly code: string; readonly holds: (password: string, email: string) => boolean };

/** Every rule of a password with its code: the checklist on the screen and the server's answer are both read from here. */
export const PASSWORD_RULES = [
  { code: "PASSWORD_TOO_SHORT", holds: (password) => [...password.normalize("NFKC")].length >= PASSWORD_MIN },
  {
    code: "PASSWORD_TOO_SIMPLE",
    holds: (password) => CLASSES.filter((kind) => kind.test(password.normalize("NFKC"))).length >= CLASSES_WANTED,
  },
  { code: "PASSWORD_COMMON", holds: (password) => password !== "" && !isCommon(password) },
  { code: "PASSWORD_HAS_ADDRESS", holds: (password, email) => password !== "" && !holdsLocalPart(password, email) },
] as const satisfies readonly Rule[];

export type PasswordRule = (typeof PASSWORD_RULES)[number]["code"];

/** The codes of the rules that this password breaks, in the order of the table. */
export function brokenRules(password: string, email: string): PasswordRule[] {
  return PASSWORD_RULES.filter((rule) => !rule.holds(password, email)).map((rule) => rule.code);
}

/** Lower case, without accents: « Été » and "ete" are as easy to guess. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  "@": "a",
  "0": "o",
  "1": "i",
  "!": "i",
  "3": "e",
  $: "s",
  "5": "s",
};

/** What is left of a password when the usual decoration goes: digits and signs around it, letters written as digits, separators. */
function cores(password: string): string[] {
  const text = plain(password);
  const inside = text.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const read = [...inside].map((char) => LOOKALIKES[char] ?? char).join("");
  return [text, inside, read].map((form) => form.replace(/[^a-z0-9]/g, ""));
}

function isCommon(password: string): boolean {
  return (
    cores(password).some((core) => COMMON_PASSWORDS.has(core) || COMMON_PASSWORDS.has(repeated(core))) ||
    isOneSign(password)
  );
}

/** The part that a text repeats ("abcabc" gives "abc"), or the text itself. */
function repeated(text: string): string {
  return /^(.+?)\1+$/.exec(text)?.[1] ?? text;
}

/** "Aaaaaaaaaaa1!": one character and its decoration. */
function isOneSign(password: string): boolean {
  return cores(password).some((core) => core.length > 2 && new Set(core).size === 1);
}

function holdsLocalPart(password: string, email: string): boolean {
  const local = plain(email.slice(0, Math.max(0, email.lastIndexOf("@"))));
  return local.length >= SHORTEST_LOCAL_PART && plain(password).includes(local);
}

export type NewPassword = { readonly password: string; readonly confirmation: string };

/** Everything wrong with a new password typed twice, as problems of the two fields; empty when it can be taken. */
export function newPasswordProblems({ password, confirmation }: NewPassword, email: string): FieldProblem[] {
  const field = "newPassword";
  const problems: FieldProblem[] = [];
  if (password === "") problems.push({ field, code: "REQUIRED" });
  else if (password.length > PASSWORD_MAX) problems.push({ field, code: "TOO_LONG", params: { max: PASSWORD_MAX } });
  // One sentence for the field, the first that applies: the checklist beside it shows them all.
  else
    problems.push(
      ...brokenRules(password, email)
        .slice(0, 1)
        .map((code) => ({ field, code })),
    );
  if (password !== confirmation) problems.push({ field: "passwordConfirmation", code: "PASSWORDS_DIFFER" });
  return problems;
}
