import "server-only";
import { amongThese, areThese, type These } from "#lib/invoices/data/few.ts";
import { holdsInside } from "#lib/invoices/data/inside.ts";
import { containing, numberBegins, numberHolds, type SqlValues, STRUCTURE_TEXT } from "#lib/invoices/data/sql.ts";
import type { IssuedCriteria } from "#lib/invoices/domain/criteria.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";

type Add = SqlValues["add"];
type Condition<K extends keyof IssuedCriteria> = (
  value: NonNullable<IssuedCriteria[K]>,
  add: Add,
  all: IssuedCriteria,
) => string;

const STATE = `(select id from structure where identifier_type = 'SIRET' and identifier = '${STATE_SIRET}')`;
/** The first moment of a day in Paris: a bound that an index on moments can serve. */
const startOf = (place: string, more = "") => `((${place}::date${more})::timestamp at time zone 'Europe/Paris')`;

/** One line per criterion, `i` being the invoice. */
const CONDITIONS: { readonly [K in keyof IssuedCriteria]-?: Condition<K> } = {
  statuses: (list, add) => `i.status = any(${add(list)}::"InvoiceStatus"[])`,
  invoiceType: (type, add) => `i.invoice_type = ${add(type)}::"InvoiceType"`,
  supplierServiceId: (id, add) => `i.supplier_service_id = ${add(id)}::uuid`,
  cadre: (cadre, add) => `i.cadre = ${add(cadre)}`,
  number: (text, add, all) => (all.numberBegins ? numberBegins : numberHolds)(text, add),
  // Read with `number`.
  numberBegins: () => "true",
  recipient: (which) => (which === "state" ? `i.recipient_id = ${STATE}` : `i.recipient_id is distinct from ${STATE}`),
  recipientText: (text, add, { wholeCompany }) => `i.recipient_id in (${structuresLike(text, add, !!wholeCompany)})`,
  // Read with `recipientText`.
  wholeCompany: () => "true",
  // Asked of each row's own service: the services of the whole country are many more than one supplier's invoices.
  recipientService: (text, add) => `(select upper(v.code) = upper(${add(text)}) or
    plain_text(v.label) like plain_text(${add(containing(text))}) from service v where v.id = i.recipient_service_id)`,
  commitmentNumber: (text, add) => `i.commitment_number = ${add(text)}`,
  contractNumber: (text, add) => `i.contract_number = ${add(text)}`,
  originalNumber: (text, add) => `i.original_number = ${add(text)}`,
  issuedFrom: (day, add) => `i.issue_date >= ${add(day)}::date`,
  issuedTo: (day, add) => `i.issue_date <= ${add(day)}::date`,
  submittedFrom: (day, add) => `i.submitted_at >= ${startOf(add(day))}`,
  submittedTo: (day, add) => `i.submitted_at < ${startOf(add(day), " + 1")}`,
  statusFrom: (day, add) => `i.status_at >= ${startOf(add(day))}`,
  statusTo: (day, add) => `i.status_at < ${startOf(add(day), " + 1")}`,
  exclTaxMin: (amount, add) => `i.total_excl_tax >= ${add(amount)}::numeric`,
  exclTaxMax: (amount, add) => `i.total_excl_tax <= ${add(amount)}::numeric`,
  amountMin: (amount, add) => `i.total_incl_tax >= ${add(amount)}::numeric`,
  amountMax: (amount, add) => `i.total_incl_tax <= ${add(amount)}::numeric`,
  dueMin: (amount, add) => `i.amount_due >= ${add(amount)}::numeric`,
  dueMax: (amount, add) => `i.amount_due <= ${add(amount)}::numeric`,
  archived: () => "i.archived_at is not null",
  depositMode: (mode, add) => `i.deposit_mode = ${add(mode)}::"DepositMode"`,
  flowNumber: (text, add) => `i.deposit_flow_id in (select id from deposit_flow where number = upper(${add(text)}))`,
  bankAccountId: (id, add) => `i.bank_account_id = ${add(id)}::uuid`,
  creator: (text, add) => `(select plain_text(u.first_name || ' ' || u.last_name || ' ' || u.first_name)
    like plain_text(${add(containing(text))}) from "user" u where u.id = i.created_by_id)`,
  validator: (text, add) => `i.validator_id in (${structuresLike(text, add, false)})`,
  rejectionHandled: (which) =>
    `(i.status = 'REJETEE' and i.rejection_handled_at is ${which === "yes" ? "not null" : "null"})`,
  inside: (typed, add) => holdsInside("issued", typed, add),
};

/** Structures by SIRET, by SIREN, or by words of their name; all establishments of their companies on demand. */
function structuresLike(text: string, add: Add, wholeCompany: boolean): string {
  const digits = text.replace(/\s/g, "");
  if (/^\d{9}$/.test(digits) || (wholeCompany && /^\d{14}$/.test(digits))) {
    return `select id from structure where siren = ${add(digits.slice(0, 9))}`;
  }
  if (/^\d{14}$/.test(digits)) return `select id from structure where identifier = ${add(digits)}`;
  const like = `${STRUCTURE_TEXT} like plain_text(${add(containing(text))})`;
  const found = `select id from structure where ${like}`;
  return wholeCompany
    ? `${found} union select id from structure where siren in (select siren from structure where ${like})`
    : found;
}

/** The criteria that are given, as conditions to be joined by `and`. */
export function conditions(criteria: IssuedCriteria | These, params: SqlValues): string[] {
  if (areThese(criteria)) return [amongThese(criteria, params.add)];
  return Object.entries(criteria).flatMap(([name, value]) => {
    const empty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    const condition = CONDITIONS[name as keyof IssuedCriteria] as
      | ((value: unknown, add: Add, all: IssuedCriteria) => string)
      | undefined;
    return empty || !condition ? [] : [condition(value, params.add, criteria)];
  });
}
