import { describe, expect, it } from "vitest";
import { whatIsNeeded } from "#lib/invoices/domain/check-recipient.ts";
import { DOSSIER_MAX_BYTES, MAX_LENGTHS } from "#lib/invoices/domain/check-references.ts";
import type { CheckFacts, FileFacts, RecipientFacts, ServiceFacts } from "#lib/invoices/domain/check-types.ts";
import { blockingOnly, CHECKS, runChecks } from "#lib/invoices/domain/checks.ts";
import { EMPTY_VALUES, type InvoiceValues } from "#lib/invoices/domain/invoice.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import { Money } from "#lib/shared/money.ts";

const m = (text: string) => Money.of(text);
const line = (quantity: string, unitPrice: string, vatRate = "20") => ({
  quantity: m(quantity),
  unitPrice: m(unitPrice),
  discount: Money.zero,
  vatRate: m(vatRate),
  vatCategory: "S" as const,
  label: "Pose",
  unit: "C62",
  discountPercent: null,
});
const vat = (rate: string, base: string, tax: string) => ({ rate: m(rate), base: m(base), tax: m(tax) });

const main: FileFacts = {
  name: "facture.pdf",
  size: 1000,
  role: "MAIN",
  designation: "Facture",
  typeCode: "01",
  problem: null,
};
const attachment: FileFacts = { ...main, name: "bl.pdf", role: "ATTACHMENT", designation: "Bon", typeCode: "02" };

const sound: InvoiceValues = {
  ...EMPTY_VALUES,
  recipientId: "r",
  number: "F-2026-1",
  issueDate: "2026-11-20",
  vatType: "TVA_SUR_DEBIT",
  paymentMode: "VIREMENT",
  bankAccountId: "b",
  totalExclTax: m("1000"),
  totalTax: m("200"),
  totalInclTax: m("1200"),
  amountDue: m("1200"),
};

const recipient: RecipientFacts = {
  identifier: "12345678200051",
  isPublic: true,
  active: true,
  isSupplier: false,
  requiresService: false,
  requiresCommitment: false,
  requiresServiceOrCommitment: false,
  moaOnly: false,
};
const service: ServiceFacts = {
  code: "COMPTA",
  active: true,
  validFrom: null,
  validTo: null,
  requiresCommitment: false,
};

type Change = Partial<Omit<CheckFacts, "values">> & { values?: Partial<InvoiceValues> };
const facts = ({ values, ...more }: Change = {}): CheckFacts => ({
  today: "2026-11-23",
  reform: [],
  numberScope: null,
  raw: {},
  supplier: {
    active: true,
    isPrivate: true,
    mayDeposit: true,
    hasBankAccounts: true,
    identifiers: ["39280913700012", "FR40392809137"],
  },
  bankAccountValid: true,
  recipient,
  recipientService: null,
  commitment: null,
  validator: null,
  secondValidator: null,
  numberTakenBy: null,
  originalFound: true,
  typed: false,
  mandated: false,
  sameFileAs: null,
  sameAmountAs: null,
  files: [main],
  issuerOnDocument: null,
  ...more,
  values: { ...sound, ...values },
});
const found = (change: Change) =>
  runChecks(facts(change)).map((one) => `${one.check} ${one.field} ${one.code} ${one.severity}`);
const asks = (flags: Partial<RecipientFacts>): Partial<CheckFacts> => ({ recipient: { ...recipient, ...flags } });

it("a sound invoice has nothing to be told (F-149)", () => {
  expect(found({})).toEqual([]);
});

it("every check of the reference is there, once", () => {
  const ids = CHECKS.map((check) => check.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (let n = 1; n <= 13; n++) expect(ids).toContain(`C${n}`);
});

it("an empty draft is told what it lacks, and nothing else", () => {
  const empty = facts({ recipient: null, files: [] });
  const codes = runChecks({ ...empty, values: EMPTY_VALUES }).map((one) => `${one.field} ${one.code}`);
  expect(codes).toEqual([
    "recipientIdentifier recipient.required",
    "number value.required",
    "issueDate value.required",
    "vatType value.required",
    "totalExclTax value.required",
    "totalTax value.required",
    "amountDue value.required",
    "paymentMode value.required",
    "mainFile file.mainRequired",
  ]);
});

describe("F-65 F-66 amounts: each side of each threshold", () => {
  it.each<[string, Change, string[]]>([
    ["C1 a cent above", { values: { totalInclTax: m("1200.01"), amountDue: m("1200.01") } }, []],
    ["C1 a cent below", { values: { totalInclTax: m("1199.99"), amountDue: m("1199.99") } }, []],
    [
      "C1 more than a cent",
      { values: { totalInclTax: m("1200.010001"), amountDue: m("1200") } },
      [
        "C1 totalInclTax total.notSum blocking",
        "C3 amountDue due.belowTotal warning",
        "decimals totalInclTax amount.moreThanCents warning",
      ],
    ],
    [
      "C1 two cents below",
      { values: { totalInclTax: m("1199.98"), amountDue: m("1199.98") } },
      ["C1 totalInclTax total.notSum blocking"],
    ],
    [
      "C2 sound",
      {
        values: {
          globalDiscount: m("100"),
          globalDiscountReason: "Fidélité",
          totalInclTax: m("1100.01"),
          amountDue: m("1100.01"),
        },
      },
      [],
    ],
    [
      "C2 without its reason",
      { values: { globalDiscount: m("100"), totalInclTax: m("1100"), amountDue: m("1100") } },
      ["C2 globalDiscountReason discount.reasonRequired blocking"],
    ],
    [
      "C2 not taken off",
      {
        values: {
          globalDiscount: m("100"),
          globalDiscountReason: "x",
          totalInclTax: m("1100.02"),
          amountDue: m("1100.02"),
        },
      },
      ["C2 totalInclTax total.notSumLessDiscount blocking"],
    ],
    ["C2 nothing off", { values: { globalDiscount: m("0") } }, []],
    ["C3 above", { values: { amountDue: m("1200.01") } }, ["C3 amountDue due.aboveTotal blocking"]],
    ["C3 below", { values: { amountDue: m("1199.99") } }, ["C3 amountDue due.belowTotal warning"]],
    ["C3 paid by card", { values: { amountDue: m("0"), cadre: "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE" } }, []],
    ["C4 a cent apart", { values: { vatLines: [vat("20", "1000.01", "200.00")] } }, []],
    [
      "C4 bases apart",
      { values: { vatLines: [vat("20", "1000.02", "200.00")] } },
      ["C4 vatLines vat.basesNotTotal blocking"],
    ],
    [
      "C4 taxes apart",
      { values: { vatLines: [vat("20", "500", "100"), vat("20", "500", "100.02")] } },
      ["C4 vatLines vat.taxesNotTotal blocking", "C5 vatLines vat.taxNotRate warning"],
    ],
    [
      "C5 a cent apart",
      {
        values: {
          vatLines: [vat("20", "500", "100.01"), vat("10", "500", "49.99")],
          totalTax: m("150"),
          totalInclTax: m("1150"),
          amountDue: m("1150"),
        },
      },
      [],
    ],
    [
      "C5 two cents, without lines",
      {
        values: {
          vatLines: [vat("20", "1000", "200.02")],
          totalTax: m("200.02"),
          totalInclTax: m("1200.02"),
          amountDue: m("1200.02"),
        },
      },
      ["C5 vatLines vat.taxNotRate warning"],
    ],
    [
      "C5 two cents, two lines",
      {
        values: {
          lines: [line("1", "500"), line("1", "500")],
          vatLines: [vat("20", "1000", "200.02")],
          totalTax: m("200.02"),
          totalInclTax: m("1200.02"),
          amountDue: m("1200.02"),
        },
      },
      [],
    ],
    [
      "C5 two cents, one line",
      {
        values: {
          lines: [line("2", "500")],
          vatLines: [vat("20", "1000", "200.02")],
          totalTax: m("200.02"),
          totalInclTax: m("1200.02"),
          amountDue: m("1200.02"),
        },
      },
      ["C5 vatLines vat.taxNotRate blocking"],
    ],
    ["C6 a cent apart", { values: { lines: [line("3", "333.33")] } }, []],
    ["C6 two cents apart", { values: { lines: [line("1", "999.98")] } }, ["C6 totalExclTax lines.notTotal blocking"]],
    [
      "C7 exemption without reason",
      { values: { vatType: "EXONERATION", totalTax: m("0"), totalInclTax: m("1000"), amountDue: m("1000") } },
      ["C7 exemptionReason exemption.reasonRequired blocking"],
    ],
    [
      "C7 exemption with reason",
      {
        values: {
          vatType: "EXONERATION",
          exemptionReason: "Art. 293 B",
          totalTax: m("0"),
          totalInclTax: m("1000"),
          amountDue: m("1000"),
        },
      },
      [],
    ],
    [
      "C7 exemption with VAT",
      { values: { vatType: "EXONERATION", exemptionReason: "x" } },
      ["C7 totalTax vat.onExemption warning"],
    ],
    ["C7 no VAT, some VAT", { values: { vatType: "SANS_TVA" } }, ["C7 totalTax vat.notNone blocking"]],
    [
      "C7 no VAT",
      { values: { vatType: "SANS_TVA", totalTax: m("0"), totalInclTax: m("1000"), amountDue: m("1000") } },
      [],
    ],
    [
      "C8 negative invoice",
      { values: { totalTax: null, totalInclTax: null }, raw: { totalTax: "-200" } },
      ["C8 totalTax amount.negative blocking"],
    ],
    [
      "C8 mixed credit",
      {
        values: { invoiceType: "AVOIR", originalNumber: "F-1", paymentMode: null, totalTax: null, totalInclTax: null },
        raw: { totalTax: "-200" },
      },
      ["C8 totalTax credit.mixedSigns blocking"],
    ],
    ["C9 price below zero", { values: { lines: [line("-1", "-1000")] } }, ["C9 lines price.negative blocking"]],
    ["C9 quantity below zero", { values: { lines: [line("-1", "1000"), line("2", "1000")] } }, []],
    [
      "decimals",
      { values: { totalExclTax: m("1000.001"), totalInclTax: m("1200") } },
      ["decimals totalExclTax amount.moreThanCents warning"],
    ],
  ])("%s", (_, change, expected) => expect(found(change)).toEqual(expected));
});

describe("references", () => {
  it.each<[string, Change, string[]]>([
    [
      "unreadable date",
      { values: { issueDate: null }, raw: { issueDate: "31/02" } },
      ["readable issueDate value.unreadable blocking"],
    ],
    [
      "a date that begins with a minus is unreadable, not negative",
      { values: { issueDate: null }, raw: { issueDate: "-12" } },
      ["readable issueDate value.unreadable blocking"],
    ],
    ["number of the day", { values: { number: "20261123" } }, ["number number number.isToday blocking"]],
    ["number with a space", { values: { number: "F 1" } }, ["number number number.charset blocking"]],
    ["number with a space under the reform", { values: { number: "F 1" }, reform: ["SPACED_NUMBERS"] }, []],
    [
      "number with two spaces under the reform",
      { values: { number: "F  1" }, reform: ["SPACED_NUMBERS"] },
      ["number number number.charsetSpaced blocking"],
    ],
    [
      "number taken in the company",
      { numberTakenBy: { id: null, number: "f-2026-1" }, numberScope: "552100554" },
      ["C10 number number.takenInCompany blocking"],
    ],
    ["number taken", { numberTakenBy: { id: "i", number: "f-2026-1" } }, ["C10 number number.taken blocking"]],
    ["dated today", { values: { issueDate: "2026-11-23" } }, []],
    ["dated tomorrow", { values: { issueDate: "2026-11-24" } }, ["date issueDate date.future blocking"]],
    ["dated a year ago", { values: { issueDate: "2025-11-23" } }, []],
    ["dated a year and a day ago", { values: { issueDate: "2025-11-22" } }, ["date issueDate date.old warning"]],
    ["unknown currency", { values: { currency: "ABC" } }, ["currency currency currency.unknown blocking"]],
    ["foreign currency", { values: { currency: "USD" } }, []],
    [
      "credit without its origin",
      { values: { invoiceType: "AVOIR", paymentMode: null } },
      ["credit originalNumber original.required blocking"],
    ],
    [
      "credit of an unknown invoice",
      { values: { invoiceType: "AVOIR", paymentMode: null, originalNumber: "X" }, originalFound: false },
      ["credit originalNumber original.unknown warning"],
    ],
    [
      "credit with a payment mode",
      { values: { invoiceType: "AVOIR", originalNumber: "X" } },
      ["payment paymentMode paymentMode.notForCredit blocking"],
    ],
    ["no payment mode", { values: { paymentMode: null } }, ["payment paymentMode value.required blocking"]],
    [
      "transfer without account",
      { values: { bankAccountId: null } },
      ["payment bankAccountId bankAccount.required blocking"],
    ],
    [
      "transfer, no account exists",
      {
        values: { bankAccountId: null },
        supplier: { active: true, isPrivate: true, mayDeposit: true, hasBankAccounts: false, identifiers: [] },
      },
      ["payment bankAccountId bankAccount.none warning"],
    ],
    ["account that ended", { bankAccountValid: false }, ["payment bankAccountId bankAccount.invalid blocking"]],
    ["cheque", { values: { paymentMode: "CHEQUE", bankAccountId: null } }, []],
    ["no main file", { files: [attachment] }, ["C12 mainFile file.mainRequired blocking"]],
    ["protected file", { files: [{ ...main, problem: "file.encrypted" }] }, ["C12 mainFile file.encrypted blocking"]],
    [
      "document of another company",
      { issuerOnDocument: "12345678200077" },
      ["issuer supplierId supplier.otherOnDocument warning"],
    ],
    ["document that names the SIREN alone", { issuerOnDocument: "392809137" }, []],
    ["document that names the VAT number alone", { issuerOnDocument: "FR40 392 809 137" }, []],
    [
      "same file sent before",
      { sameFileAs: { id: "i", number: "F-0", draft: false } },
      ["C12 mainFile file.alreadySent warning"],
    ],
    [
      "same file in another draft",
      { sameFileAs: { id: "i", number: "TMP1", draft: true } },
      ["C12 mainFile file.otherDraft warning"],
    ],
    [
      "same recipient, date and amount",
      { sameAmountAs: { id: "i", number: "F-0" } },
      ["twin totalInclTax invoice.sameAmount warning"],
    ],
    [
      "the same invoice by its file and by its amount: told once",
      { sameAmountAs: { id: "i", number: "F-0" }, sameFileAs: { id: "i", number: "F-0", draft: false } },
      ["C12 mainFile file.alreadySent warning"],
    ],
    ["sound attachment", { files: [main, attachment] }, []],
    [
      "broken attachment",
      { files: [main, { ...attachment, problem: "file.unreadable" }] },
      ["files attachments file.unreadable blocking"],
    ],
    [
      "attachment without designation",
      { files: [main, { ...attachment, designation: " " }] },
      ["files attachments file.designationRequired blocking"],
    ],
    ["designation of 100", { files: [main, { ...attachment, designation: "x".repeat(100) }] }, []],
    [
      "designation of 101",
      { files: [main, { ...attachment, designation: "x".repeat(101) }] },
      ["files attachments file.designationTooLong blocking"],
    ],
    [
      "attachment without type",
      { files: [main, { ...attachment, typeCode: "" }] },
      ["files attachments file.typeRequired blocking"],
    ],
    ["120 MB", { files: [{ ...main, size: DOSSIER_MAX_BYTES }] }, []],
    [
      "a byte more",
      {
        files: [
          { ...main, size: DOSSIER_MAX_BYTES - 999 },
          { ...attachment, size: 1000 },
        ],
      },
      ["files attachments files.tooLarge blocking"],
    ],
  ])("%s", (_, change, expected) => expect(found(change)).toEqual(expected));

  it.each(Object.entries(MAX_LENGTHS))("%s holds %i characters and no more", (name, max) => {
    const mine = (text: string) => found({ values: { [name]: text } }).filter((one) => one.startsWith("length"));
    expect(mine("x".repeat(max))).toEqual([]);
    expect(mine("x".repeat(max + 1))).toEqual([`length ${name} value.tooLong blocking`]);
  });
});

describe("recipient, in the control order of the reference (C11, F-62)", () => {
  const withCommitment = { values: { commitmentNumber: "EJ1" } };
  it.each<[string, Change, string[]]>([
    [
      "unknown",
      { recipient: null, raw: { recipientIdentifier: "999" } },
      ["C11 recipientIdentifier recipient.unknown blocking"],
    ],
    ["itself", asks({ isSupplier: true }), ["C11 recipientIdentifier recipient.isSupplier blocking"]],
    ["private", asks({ isPublic: false }), ["C11 recipientIdentifier recipient.notPublic blocking"]],
    [
      "inactive, before what it asks",
      asks({ active: false, requiresService: true }),
      ["C11 recipientIdentifier recipient.inactive blocking"],
    ],
    ["works only", asks({ moaOnly: true }), ["C11 recipientIdentifier recipient.worksOnly blocking"]],
    [
      "service missing, before the engagement",
      asks({ requiresService: true, requiresCommitment: true }),
      ["C11 recipientServiceCode service.required blocking"],
    ],
    [
      "engagement missing",
      { ...asks({ requiresService: true, requiresCommitment: true }), recipientService: service },
      ["C11 commitmentNumber commitment.required blocking"],
    ],
    [
      "both given",
      { ...asks({ requiresService: true, requiresCommitment: true }), recipientService: service, ...withCommitment },
      [],
    ],
    [
      "a contract in place of the engagement",
      { ...asks({ requiresCommitment: true }), values: { contractNumber: "M1" } },
      [],
    ],
    [
      "either: none",
      asks({ requiresServiceOrCommitment: true }),
      ["C11 recipientServiceCode service.orCommitmentRequired blocking"],
    ],
    ["either: service", { ...asks({ requiresServiceOrCommitment: true }), recipientService: service }, []],
    ["either: engagement", { ...asks({ requiresServiceOrCommitment: true }), ...withCommitment }, []],
    [
      "either comes first",
      {
        ...asks({ requiresServiceOrCommitment: true, requiresService: true, requiresCommitment: true }),
        ...withCommitment,
      },
      [],
    ],
    [
      "a service that wants an engagement",
      { recipientService: { ...service, requiresCommitment: true } },
      ["C11 commitmentNumber commitment.required blocking"],
    ],
    [
      "either, with a service that wants an engagement",
      { ...asks({ requiresServiceOrCommitment: true }), recipientService: { ...service, requiresCommitment: true } },
      ["C11 commitmentNumber commitment.required blocking"],
    ],
    [
      "unknown service, even when none is asked",
      { raw: { recipientServiceCode: "X" } },
      ["C11 recipientServiceCode service.unknown blocking"],
    ],
    [
      "inactive service",
      { recipientService: { ...service, active: false } },
      ["C11 recipientServiceCode service.inactive blocking"],
    ],
    ["service from today", { recipientService: { ...service, validFrom: "2026-11-23" } }, []],
    [
      "service from tomorrow",
      { recipientService: { ...service, validFrom: "2026-11-24" } },
      ["C11 recipientServiceCode service.notYetValid blocking"],
    ],
    ["service until today", { recipientService: { ...service, validTo: "2026-11-23" } }, []],
    [
      "service until yesterday",
      { recipientService: { ...service, validTo: "2026-11-22" } },
      ["C11 recipientServiceCode service.expired blocking"],
    ],
    [
      "service for public bodies",
      { recipientService: { ...service, code: "FACTURES_PUBLIQUES" } },
      ["C11 recipientServiceCode service.publicOnly blocking"],
    ],
    [
      "the same, from a public body",
      {
        recipientService: { ...service, code: "FACTURES_PUBLIQUES" },
        supplier: { active: true, isPrivate: false, mayDeposit: true, hasBankAccounts: true, identifiers: [] },
      },
      [],
    ],
    [
      "F-68 engagement closed",
      { commitment: "CLOSED", ...withCommitment },
      ["C11 commitmentNumber commitment.closed warning"],
    ],
    [
      "F-68 engagement unknown to a recipient that publishes its own",
      { commitment: "UNKNOWN", ...withCommitment },
      ["C11 commitmentNumber commitment.unknown warning"],
    ],
    ["F-68 engagement open", { commitment: "OPEN", ...withCommitment }, []],
    [
      "F-63 the State without a service, whatever its flags say",
      { ...asks({ identifier: STATE_SIRET }), ...withCommitment },
      ["C11 recipientServiceCode service.required blocking"],
    ],
    [
      "F-63 the State without an engagement, whatever its flags say",
      { ...asks({ identifier: STATE_SIRET, requiresServiceOrCommitment: true }), recipientService: service },
      ["C11 commitmentNumber commitment.required blocking"],
    ],
    [
      "the State, engagement of another shape",
      { ...asks({ identifier: STATE_SIRET }), recipientService: service, ...withCommitment },
      ["C11 commitmentNumber commitment.notStateFormat warning"],
    ],
    [
      "F-63 the State, a service and ten digits",
      { ...asks({ identifier: STATE_SIRET }), recipientService: service, values: { commitmentNumber: "0000048295" } },
      [],
    ],
  ])("%s", (_, change, expected) => expect(found(change)).toEqual(expected));

  it("says what is asked before anything is typed", () => {
    expect(whatIsNeeded({ ...recipient, requiresService: true }, null)).toEqual({
      service: true,
      commitment: false,
      either: false,
    });
    expect(whatIsNeeded({ ...recipient, requiresServiceOrCommitment: true, requiresService: true }, null)).toEqual({
      service: false,
      commitment: false,
      either: true,
    });
    expect(whatIsNeeded(recipient, { requiresCommitment: true })).toEqual({
      service: false,
      commitment: true,
      either: false,
    });
  });
});

describe("supplier and validator (C13, domain reference § 10.5)", () => {
  const a9 = { cadre: "A9_FACTURE_SOUSTRAITANT" } as const;
  const answering = { active: true, isSupplier: false, answers: true };
  const supplier = { active: true, isPrivate: true, mayDeposit: true, hasBankAccounts: true, identifiers: [] };
  it.each<[string, Change, string[]]>([
    ["inactive supplier", { supplier: { ...supplier, active: false } }, ["C13 supplierId supplier.inactive blocking"]],
    [
      "person without the right",
      { supplier: { ...supplier, mayDeposit: false } },
      ["C13 supplierId supplier.notAllowed blocking"],
    ],
    ["A9 without validator", { values: a9 }, ["validator validatorIdentifier validator.required blocking"]],
    [
      "A9 with an unknown validator",
      { values: a9, raw: { validatorIdentifier: "1" } },
      ["validator validatorIdentifier validator.unknown blocking"],
    ],
    [
      "A9 validated by oneself",
      { values: a9, validator: { ...answering, isSupplier: true } },
      ["validator validatorIdentifier validator.isSupplier blocking"],
    ],
    [
      "A9 with an inactive validator",
      { values: a9, validator: { ...answering, active: false } },
      ["validator validatorIdentifier validator.inactive blocking"],
    ],
    ["A9 with a validator", { values: a9, validator: answering }, []],
    [
      "A9 whose validator has nobody to answer",
      { values: a9, validator: { ...answering, answers: false } },
      ["validator validatorIdentifier validator.nobodyAnswers warning"],
    ],
    [
      "A9 with an unknown second validator",
      { values: a9, validator: answering, raw: { secondValidatorIdentifier: "1" } },
      ["validator secondValidatorIdentifier validator.unknown blocking"],
    ],
    [
      "A9 with the same company twice",
      { values: a9, validator: answering, secondValidator: { ...answering, isFirst: true } },
      ["validator secondValidatorIdentifier validator.isFirst blocking"],
    ],
    [
      "A9 with two validators",
      { values: a9, validator: answering, secondValidator: { ...answering, isFirst: false } },
      [],
    ],
    [
      "A12, which has no second one: what was left there is not looked at",
      {
        values: { cadre: "A12_FACTURE_COTRAITANT" },
        validator: answering,
        secondValidator: { ...answering, isFirst: true },
      },
      [],
    ],
  ])("%s", (_, change, expected) => expect(found(change)).toEqual(expected));
});

it("warnings never prevent sending", () => {
  const problems = runChecks(facts({ values: { amountDue: m("1") } }));
  expect(problems).toHaveLength(1);
  expect(blockingOnly(problems)).toEqual([]);
});
