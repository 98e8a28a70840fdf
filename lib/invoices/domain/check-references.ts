import { AMOUNTS, negativeIn } from "#lib/invoices/domain/check-amounts.ts";
import {
  blocking,
  type Check,
  type CheckFacts,
  type CheckField,
  type CheckProblem,
  NONE,
  warning,
} from "#lib/invoices/domain/check-types.ts";
import type { ValueName } from "#lib/invoices/domain/invoice.ts";
import { NUMBER_MAX, numberProblem } from "#lib/invoices/domain/numbers.ts";
import { isOneOf } from "#lib/invoices/domain/status.ts";
import { addDays, formatDate, type IsoDate } from "#lib/shared/dates.ts";

/** Longest text of each value (domain reference § 8.2). The number has its own check. */
export const MAX_LENGTHS = {
  commitmentNumber: 50,
  contractNumber: 50,
  originalNumber: NUMBER_MAX,
  exemptionReason: 1024,
  globalDiscountReason: 1024,
  comment: 2000,
} as const satisfies Partial<Record<ValueName, number>>;

/** Longest designation of a file, and the whole of invoice and attachments in bytes (domain reference § 8.6). */
export const DESIGNATION_MAX = 100;
export const DOSSIER_MAX_BYTES = 120 * 1024 * 1024;

/** An invoice older than this is probably a year mistyped. */
const OLD_AFTER_DAYS = 365;

/** Always to be given before sending; what depends on another value is in the check of that value. */
const REQUIRED = ["number", "issueDate", "vatType", "totalExclTax", "totalTax", "amountDue"] as const;

/** Fields whose unreadable text belongs to another check: the text names a structure or a service, or it is that of several lines. */
const RESOLVED: readonly CheckField[] = [
  "recipientIdentifier",
  "recipientServiceCode",
  "validatorIdentifier",
  "secondValidatorIdentifier",
  "lines",
];

function checkReadable({ raw }: CheckFacts): readonly CheckProblem[] {
  return Object.entries(raw).flatMap(([name, value]) => {
    const field = name as CheckField;
    if (RESOLVED.includes(field)) return NONE;
    const leftToC8 = isOneOf(AMOUNTS, field) && negativeIn(value) !== null;
    return leftToC8 ? NONE : blocking("readable", field, "value.unreadable", { value: value.slice(0, 60) });
  });
}

function checkRequired({ values, raw, typed }: CheckFacts): readonly CheckProblem[] {
  const asked = REQUIRED.filter((name) => !(typed && isOneOf(AMOUNTS, name)));
  return asked
    .filter((name) => values[name] === null && raw[name] === undefined)
    .flatMap((name) => blocking("required", name, "value.required"));
}

function checkNumber({ values, today, reform }: CheckFacts): readonly CheckProblem[] {
  if (values.number === null) return NONE;
  const code = numberProblem(values.number, today, reform.includes("SPACED_NUMBERS"));
  return code ? blocking("number", "number", code, { value: values.number.slice(0, 60), max: NUMBER_MAX }) : NONE;
}

function checkUnique({ numberTakenBy, numberScope, values }: CheckFacts): readonly CheckProblem[] {
  if (!numberTakenBy || !values.issueDate) return NONE;
  const { code, params } = takenProblem(numberTakenBy, numberScope, values.issueDate);
  return blocking("C10", "number", code, params);
}

/** What is said of a number that is taken: within the supplier, or within its company, where the other invoice may be one that the person does not see. */
export function takenProblem(by: { id: string | null; number: string }, scope: string | null, issueDate: IsoDate) {
  const params = { value: by.number, year: issueDate.slice(0, 4), ...(by.id ? { invoiceId: by.id } : {}) };
  return { code: scope === null ? "number.taken" : "number.takenInCompany", params };
}

/** Same recipient, date and amount under another number: sent twice, or two orders of the same day (F-140). */
function checkTwin({ sameAmountAs, sameFileAs }: CheckFacts): readonly CheckProblem[] {
  if (!sameAmountAs || sameFileAs?.id === sameAmountAs.id) return NONE;
  return warning("twin", "totalInclTax", "invoice.sameAmount", {
    value: sameAmountAs.number,
    invoiceId: sameAmountAs.id,
  });
}

function checkDate({ values, today }: CheckFacts): readonly CheckProblem[] {
  const date = values.issueDate;
  if (date === null) return NONE;
  const params = { value: formatDate(date, "fr") };
  if (date > today) return blocking("date", "issueDate", "date.future", params);
  return date < addDays(today, -OLD_AFTER_DAYS) ? warning("date", "issueDate", "date.old", params) : NONE;
}

function checkLengths({ values }: CheckFacts): readonly CheckProblem[] {
  return Object.entries(MAX_LENGTHS).flatMap(([name, max]) => {
    const field = name as keyof typeof MAX_LENGTHS;
    const length = values[field]?.length ?? 0;
    return length > max ? blocking("length", field, "value.tooLong", { max, length }) : NONE;
  });
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

function checkCurrency({ values }: CheckFacts): readonly CheckProblem[] {
  if (CURRENCIES.has(values.currency)) return NONE;
  return blocking("currency", "currency", "currency.unknown", { value: values.currency.slice(0, 10) });
}

/** A credit note names the one invoice it corrects (domain reference § 8.2). */
function checkCredit({ values, originalFound }: CheckFacts): readonly CheckProblem[] {
  const number = values.originalNumber;
  if (values.invoiceType !== "AVOIR") return NONE;
  if (number === null) return blocking("credit", "originalNumber", "original.required");
  return originalFound ? NONE : warning("credit", "originalNumber", "original.unknown", { value: number });
}

/** An invoice says how it is to be paid, and on which account; a credit note says neither. */
function checkPayment(facts: CheckFacts): readonly CheckProblem[] {
  const { values, supplier, bankAccountValid } = facts;
  if (values.invoiceType === "AVOIR") {
    return values.paymentMode === null ? NONE : blocking("payment", "paymentMode", "paymentMode.notForCredit");
  }
  if (values.paymentMode === null) return blocking("payment", "paymentMode", "value.required");
  if (values.bankAccountId !== null && !bankAccountValid) {
    return blocking("payment", "bankAccountId", "bankAccount.invalid");
  }
  if (values.paymentMode !== "VIREMENT" || values.bankAccountId !== null) return NONE;
  return supplier.hasBankAccounts
    ? blocking("payment", "bankAccountId", "bankAccount.required")
    : warning("payment", "bankAccountId", "bankAccount.none");
}

/** The PDF is the legal original (domain reference § 8.4): without a sound one there is nothing to send. */
function checkMainFile({ files, sameFileAs, typed }: CheckFacts): readonly CheckProblem[] {
  const main = files.find((file) => file.role === "MAIN");
  if (!main && typed) return NONE;
  if (!main) return blocking("C12", "mainFile", "file.mainRequired");
  if (main.problem) return blocking("C12", "mainFile", main.problem, { name: main.name });
  if (!sameFileAs) return NONE;
  const code = sameFileAs.draft ? "file.otherDraft" : "file.alreadySent";
  return warning("C12", "mainFile", code, { value: sameFileAs.number, invoiceId: sameFileAs.id });
}

/** SIRET, SIREN and French VAT number of one company share its SIREN. */
function sirenOf(identifier: string): string {
  const plain = identifier.replace(/\s/g, "").toUpperCase();
  return /^FR\w{2}\d{9}$/.test(plain) ? plain.slice(4) : /^\d{14}$/.test(plain) ? plain.slice(0, 9) : plain;
}

/** A document of another company, dropped for the wrong structure, is the surest rejection of all (F-149). */
function checkIssuer({ issuerOnDocument, supplier }: CheckFacts): readonly CheckProblem[] {
  if (issuerOnDocument === null || supplier.identifiers.length === 0) return NONE;
  const same = supplier.identifiers.some((own) => sirenOf(own) === sirenOf(issuerOnDocument));
  return same ? NONE : warning("issuer", "supplierId", "supplier.otherOnDocument", { value: issuerOnDocument });
}

function checkAttachments({ files }: CheckFacts): readonly CheckProblem[] {
  const size = files.reduce((total, file) => total + file.size, 0);
  const whole: readonly CheckProblem[] =
    size > DOSSIER_MAX_BYTES
      ? blocking("files", "attachments", "files.tooLarge", { max: DOSSIER_MAX_BYTES, size })
      : NONE;
  const each = files
    .filter((file) => file.role === "ATTACHMENT")
    .flatMap((file) => {
      const name = file.name;
      if (file.problem) return blocking("files", "attachments", file.problem, { name });
      if (file.designation.trim() === "") return blocking("files", "attachments", "file.designationRequired", { name });
      if (file.designation.length > DESIGNATION_MAX) {
        return blocking("files", "attachments", "file.designationTooLong", { name, max: DESIGNATION_MAX });
      }
      return file.typeCode === "" ? blocking("files", "attachments", "file.typeRequired", { name }) : NONE;
    });
  return [...whole, ...each];
}

export const REFERENCE_CHECKS: readonly Check[] = [
  { id: "readable", run: checkReadable },
  { id: "required", run: checkRequired },
  { id: "number", run: checkNumber },
  { id: "C10", run: checkUnique },
  { id: "twin", run: checkTwin },
  { id: "date", run: checkDate },
  { id: "length", run: checkLengths },
  { id: "currency", run: checkCurrency },
  { id: "credit", run: checkCredit },
  { id: "payment", run: checkPayment },
  { id: "C12", run: checkMainFile },
  { id: "issuer", run: checkIssuer },
  { id: "files", run: checkAttachments },
];
