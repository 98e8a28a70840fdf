import type { DraftField } from "#lib/invoices/public.ts";
import type fr from "#messages/fr.json";

type Word = keyof (typeof fr)["deposit"]["form"];

/** The label of each field of the form, as its key among the form's words. */
export const FIELD_WORDS = {
  cadre: "cadre",
  supplierServiceId: "supplierService",
  bankAccountId: "bankAccount",
  validatorIdentifier: "validator",
  secondValidatorIdentifier: "secondValidator",
  recipientIdentifier: "siret",
  recipientServiceCode: "serviceCode",
  number: "number",
  issueDate: "issueDate",
  currency: "currency",
  invoiceType: "type",
  vatType: "vatType",
  exemptionReason: "exemptionReason",
  paymentMode: "paymentMode",
  commitmentNumber: "commitmentNumber",
  contractNumber: "contractNumber",
  originalNumber: "originalNumber",
  totalExclTax: "totalExclTax",
  totalTax: "totalTax",
  totalInclTax: "totalInclTax",
  amountDue: "amountDue",
  comment: "comment",
  vatLines: "vatDetailShort",
  lines: "lines",
} as const satisfies Readonly<Record<DraftField | "vatLines" | "lines", Word>>;

/** The words of the choices that a field holds as codes. */
export const CHOICE_WORDS: Readonly<Record<string, Word>> = {
  A1_FACTURE_FOURNISSEUR: "cadreA1",
  A2_FACTURE_FOURNISSEUR_DEJA_PAYEE: "cadreA2",
  A9_FACTURE_SOUSTRAITANT: "cadreA9",
  A12_FACTURE_COTRAITANT: "cadreA12",
  FACTURE: "invoice",
  AVOIR: "creditNote",
  TVA_SUR_DEBIT: "vatOnDebits",
  TVA_SUR_ENCAISSEMENT: "vatOnReceipts",
  EXONERATION: "vatExempt",
  SANS_TVA: "vatNone",
  VIREMENT: "payTransfer",
  PRELEVEMENT: "payDebit",
  CHEQUE: "payCheque",
  ESPECE: "payCash",
  REPORT: "payReport",
  AUTRE: "payOther",
};
