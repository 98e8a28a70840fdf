import { DEPOSIT_CADRES, type DepositCadre } from "#lib/invoices/domain/cadres.ts";
import { DEPOSIT_MODES, type DepositMode } from "#lib/invoices/domain/deposit-modes.ts";
import { INVOICE_TYPES, type InvoiceType } from "#lib/invoices/domain/invoice.ts";
import {
  addressId,
  addressText,
  oneOf,
  type Params,
  readPeriod,
  type SearchNote,
  sizeQuery,
} from "#lib/invoices/domain/list-filters.ts";
import {
  AWAITING_PAYMENT,
  AWAITING_PAYMENT_STATUSES,
  INVOICE_STATUSES,
  type InvoiceStatus,
} from "#lib/invoices/domain/status.ts";
import type { IsoDate } from "#lib/shared/dates.ts";
import { Money, parseAmount } from "#lib/shared/money.ts";
import { pageSize } from "#lib/shared/pagination.ts";
import type { Query } from "#lib/shared/routes.ts";

export const RECIPIENT_KINDS = ["state", "notState", "all"] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** Each order is that of an index, read from one end or the other: no list is read whole to be sorted. */
export const ISSUED_ORDERS = {
  newest: null,
  oldest: "ancien",
  latestIssued: "date-recente",
  earliestIssued: "date-ancienne",
  largest: "montant-fort",
  smallest: "montant-faible",
} as const;
export type IssuedOrder = keyof typeof ISSUED_ORDERS;

/** Fields of the search and their parameters in the address, by what they hold. Named as the criteria of the query. */
const TEXTS = {
  recipientText: "nom",
  recipientService: "service",
  number: "numero",
  inside: "contenu",
  contractNumber: "marche",
  commitmentNumber: "engagement",
  originalNumber: "origine",
  flowNumber: "flux",
  creator: "createur",
  validator: "valideur",
} as const;
const IDS = { supplierServiceId: "service-fournisseur", bankAccountId: "compte" } as const;
const PERIODS = [
  { from: "issuedFrom", to: "issuedTo", names: ["du", "au"] },
  { from: "submittedFrom", to: "submittedTo", names: ["depot-du", "depot-au"] },
  { from: "statusFrom", to: "statusTo", names: ["etat-du", "etat-au"] },
] as const;
const AMOUNTS = {
  exclTaxMin: "ht-min",
  exclTaxMax: "ht-max",
  amountMin: "ttc-min",
  amountMax: "ttc-max",
  dueMin: "apayer-min",
  dueMax: "apayer-max",
} as const;
/** Those below « Critères avancés ». */
const ADVANCED = [
  ...["submittedFrom", "submittedTo", "statusFrom", "statusTo"],
  ...Object.keys(AMOUNTS),
  ...["contractNumber", "commitmentNumber", "originalNumber", "flowNumber", "creator", "validator"],
  ...["bankAccountId", "depositMode", "rejectionHandled"],
] as readonly (keyof IssuedSearch)[];
/** What is no criterion: how the list is shown, and the structure, which the person's scope is narrowed to. */
const NO_CRITERION = ["recipientKind", "supplierId", "status", "order", "size", "after"] as const;

type Day = (typeof PERIODS)[number]["from" | "to"];

/** A search, each field null when it restricts nothing. Days are ISO; amounts decimal strings with a point. */
export type IssuedSearch = {
  readonly recipientKind: RecipientKind;
  /** « Rechercher sur le SIREN »: every establishment of the company found. */
  readonly wholeCompany: "yes" | null;
  readonly invoiceType: InvoiceType | null;
  readonly supplierId: string | null;
  readonly cadre: DepositCadre | null;
  /** One status, or all those that wait for their payment. */
  readonly status: InvoiceStatus | typeof AWAITING_PAYMENT | null;
  readonly depositMode: DepositMode | null;
  readonly rejectionHandled: "yes" | "no" | null;
  readonly order: IssuedOrder;
  readonly size: number;
  /** Cursor of the page. */
  readonly after: string | null;
} & { readonly [K in keyof typeof TEXTS | keyof typeof IDS | keyof typeof AMOUNTS]: string | null } & {
  readonly [K in Day]: IsoDate | null;
};

/** Reads « Rechercher » from its address. `notes` say what was typed and could not be used, to be told above the list. */
export function readIssuedSearch(
  params: Params,
  locale: "fr" | "en" = "fr",
): { search: IssuedSearch; notes: readonly SearchNote[] } {
  const text = (name: string) => addressText(params, name);
  const order = text("tri");
  const days = PERIODS.map(({ from, to, names }) => {
    const read = readPeriod(params, ...names);
    return { days: { [from]: read.from, [to]: read.to }, notes: read.notes };
  });
  const amounts = Object.entries(AMOUNTS).map(([field, name]) => readAmount(field, text(name), locale));
  const search = {
    recipientKind: oneOf(RECIPIENT_KINDS, text("destinataire")) ?? "all",
    wholeCompany: text("siren") === null ? null : "yes",
    invoiceType: oneOf(INVOICE_TYPES, text("type")),
    supplierId: addressId(params, "fournisseur"),
    cadre: oneOf(DEPOSIT_CADRES, text("cadre")),
    status: oneOf([...INVOICE_STATUSES, AWAITING_PAYMENT], text("etat")),
    depositMode: oneOf(DEPOSIT_MODES, text("mode")),
    rejectionHandled: text("rejet") === "traite" ? "yes" : text("rejet") === "non-traite" ? "no" : null,
    ...eachField(TEXTS, text),
    ...eachField(IDS, (name) => addressId(params, name)),
    ...Object.assign({}, ...days.map((one) => one.days)),
    ...Object.assign({}, ...amounts.map((one) => one.amount)),
    order: (Object.keys(ISSUED_ORDERS) as IssuedOrder[]).find((one) => ISSUED_ORDERS[one] === order) ?? "newest",
    size: pageSize(text("lignes") ?? undefined),
    after: text("apres"),
  } as IssuedSearch;
  return { search, notes: [...days, ...amounts].flatMap((one) => one.notes) };
}

/** The address of a search: what `readIssuedSearch` reads back. Defaults leave no trace. */
export function issuedSearchQuery(search: IssuedSearch): Query {
  const written = (names: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(names).map(([field, name]) => [name, search[field as keyof IssuedSearch]]));
  return {
    destinataire: search.recipientKind === "all" ? null : search.recipientKind,
    siren: search.wholeCompany && "oui",
    type: search.invoiceType,
    fournisseur: search.supplierId,
    cadre: search.cadre,
    etat: search.status,
    mode: search.depositMode,
    rejet: search.rejectionHandled && { yes: "traite", no: "non-traite" }[search.rejectionHandled],
    ...written(TEXTS),
    ...written(IDS),
    ...Object.assign({}, ...PERIODS.map(({ from, to, names }) => written({ [from]: names[0], [to]: names[1] }))),
    ...written(AMOUNTS),
    tri: ISSUED_ORDERS[search.order],
    lignes: sizeQuery(search.size),
    apres: search.after,
  };
}

/** The same search as the query takes it. What is absent does not restrict. */
export function issuedCriteria(search: IssuedSearch): Readonly<Record<string, unknown>> {
  const wholeCompany = search.recipientText === null ? null : search.wholeCompany;
  const given = Object.entries({ ...search, wholeCompany }).filter(
    ([field, value]) => value !== null && !(NO_CRITERION as readonly string[]).includes(field),
  );
  return {
    ...Object.fromEntries(given),
    ...(search.recipientKind === "all" ? {} : { recipient: search.recipientKind }),
    ...(search.status
      ? { statuses: search.status === AWAITING_PAYMENT ? AWAITING_PAYMENT_STATUSES : [search.status] }
      : {}),
  };
}

/** True when the list holds everything: its total is then the kept counters'. */
export function isUnfiltered(search: IssuedSearch): boolean {
  return search.supplierId === null && Object.keys(issuedCriteria(search)).length === 0;
}

/** True when one of the « Critères avancés » is given: they are then shown. */
export function isAdvanced(search: IssuedSearch): boolean {
  return ADVANCED.some((field) => search[field] !== null);
}

function eachField<F extends string>(
  names: Readonly<Record<F, string>>,
  read: (name: string) => string | null,
): Record<F, string | null> {
  const fields = Object.entries<string>(names).map(([field, name]) => [field, read(name)]);
  return Object.fromEntries(fields) as Record<F, string | null>;
}

/** Rounded to the cent, so that what is written back is never three decimals, which a French reader would take for thousands. */
function readAmount(field: string, typed: string | null, locale: "fr" | "en") {
  const read = typed === null ? null : parseAmount(typed, locale);
  const usable = read?.ok && !read.data.isNegative() ? read.data.round(2) : null;
  const notes: readonly SearchNote[] =
    typed !== null && usable === null ? [{ code: "badAmount", value: typed.slice(0, 40) }] : [];
  return { amount: { [field]: usable instanceof Money ? usable.toString() : null }, notes };
}
