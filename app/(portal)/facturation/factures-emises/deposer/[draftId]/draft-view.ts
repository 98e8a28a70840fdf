import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { FIELD_WORDS } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/field-words.ts";
import {
  presentAdvice,
  presentRisk,
} from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/present-advice.ts";
import { presentProblems } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/present-problems.ts";
import { readingMarks } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/reading-marks.ts";
import { attachmentTypes } from "#app/(portal)/facturation/factures-emises/deposer/attachment-types.ts";
import { answerInputs, vatInputs } from "#app/(portal)/facturation/factures-emises/deposer/draft-input.ts";
import type { DraftView, LiveState, RecipientView } from "#components/invoices/deposit/view.ts";
import { isDrawn } from "#components/invoices/page-picture.tsx";
import type { Actor } from "#lib/access/index.ts";
import { searchRecipients } from "#lib/directory/index.ts";
import type { ExtractionState } from "#lib/documents/index.ts";
import {
  type DraftField,
  type DraftForm,
  draftForm,
  favourites,
  needsWords,
  pastRefusals,
  preflight,
  preflightScore,
  UNITS,
  type UpdatedDraft,
  VAT_CHOICES,
} from "#lib/invoices/index.ts";
import { formatFileSize } from "#lib/shared/file-size.ts";
import { formatIdentifier, STATE_SIRET } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";
import { structureSheet } from "#lib/structures/index.ts";

/** Proposed when the text typed as recipient names no entity. */
const SUGGESTIONS = 5;

/** What a save took over from another device. */
type Saved = Pick<UpdatedDraft, "elsewhere" | "vatElsewhere" | "linesElsewhere">;
const NOTHING: Saved = { elsewhere: {}, vatElsewhere: null, linesElsewhere: null };

/** What a save changes, read again from the database: the form shows what is kept, not what it believes. */
export async function liveState(actor: Actor, form: DraftForm, saved: Saved = NOTHING): Promise<LiveState> {
  const [t, locale, problems, past] = await Promise.all([
    getTranslations("deposit"),
    getLocale(),
    preflight(actor, form.id),
    pastRefusals(actor, form.id),
  ]);
  const time = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Paris",
  }).format(form.savedAt);
  const taken = [
    ...(Object.keys(saved.elsewhere) as DraftField[]),
    ...(saved.vatElsewhere ? (["vatLines"] as const) : []),
    ...(saved.linesElsewhere ? (["lines"] as const) : []),
  ];
  const fields = taken.map((field) => t(`form.${FIELD_WORDS[field]}`)).join(", ");
  return {
    version: form.version,
    elsewhere: {
      ...saved.elsewhere,
      ...answerInputs(saved.elsewhere),
      ...(saved.vatElsewhere ? vatInputs(saved.vatElsewhere) : {}),
    },
    lines: saved.linesElsewhere,
    problems: [...(await presentProblems(problems ?? [], form.texts.currency)), ...(await presentAdvice(past))],
    score: preflightScore(problems ?? [], past?.advice ?? []),
    risk: await presentRisk(past),
    recipient: await recipientView(form),
    serviceCode: form.recipientService?.code ?? "",
    serviceLabel: form.recipientService?.label ?? null,
    validatorName: form.validator?.name ?? null,
    secondValidatorName: form.secondValidator?.name ?? null,
    total: form.texts.totalInclTax,
    saved: taken.length > 0 ? t("savedAtTaken", { time, fields }) : t("savedAt", { time }),
  };
}

/** The same for the draft as it is now; null for who cannot see it. */
export async function liveStateOf(actor: Actor, draftId: string, saved: Saved): Promise<LiveState | null> {
  const form = await draftForm(actor, draftId, await typingLocale());
  return form && liveState(actor, form, saved);
}

export async function typingLocale(): Promise<"fr" | "en"> {
  return (await getLocale()) === "en" ? "en" : "fr";
}

async function recipientView({ recipient, needs }: DraftForm): Promise<RecipientView | null> {
  const sheet = recipient && (await structureSheet(recipient.id));
  if (!sheet || !needs) return null;
  const t = await getTranslations("deposit.needs");
  return {
    siret: sheet.identifier,
    name: sheet.legalName,
    address: [...sheet.addressLines, [sheet.postcode, sheet.town].filter(Boolean).join(" ")].filter(Boolean).join(", "),
    needs: t(needsWords(needs)),
    serviceRequired: needs.service,
    commitmentRequired: needs.commitment,
    services: sheet.services.filter((one) => one.active).map(({ code, label }) => ({ code, label })),
  };
}

/** Everything the form shows, in the reader's language. */
export async function draftView(actor: Actor, form: DraftForm, extraction: ExtractionState | null): Promise<DraftView> {
  const [t, locale, live] = await Promise.all([getTranslations("deposit"), typingLocale(), liveState(actor, form)]);
  const typed = form.recipient ? "" : form.texts.recipientIdentifier;
  const [marks, found, kept] = await Promise.all([
    extraction?.reading ? readingMarks(extraction.reading) : {},
    typed ? searchRecipients(typed, SUGGESTIONS) : [],
    favourites(actor),
  ]);
  const [types, vatWords] = await Promise.all([attachmentTypes(), vatChoiceWords(locale)]);
  const files = [...(form.mainFile ? [form.mainFile] : []), ...form.attachments];
  return {
    invoiceId: form.id,
    locale,
    fields: form.texts,
    vatLines: form.vatLines,
    typed: form.typed,
    lines: form.lines,
    units: UNITS.map((unit) => ({ value: unit, label: t(`units.${unit}`) })),
    vatChoices: VAT_CHOICES.map((choice) => ({ value: choice, label: vatWords(choice) })),
    marks: withWholeSiret(marks, form.texts.recipientIdentifier),
    supplier: { name: form.supplier.name, identifier: formatIdentifier(form.supplier.identifier) },
    supplierServices: form.supplierServices.map(({ id, code, label }) => ({ value: id, label: `${code} – ${label}` })),
    bankAccounts: form.bankAccounts.map(({ id, label, maskedIban }) => ({
      value: id,
      label: `${label} – ${maskedIban}`,
    })),
    depositFormat: await formatText(form, extraction),
    stateSiret: STATE_SIRET,
    files: files.map((file) => ({
      id: file.id,
      documentId: file.documentId,
      drawn: isDrawn(file.mediaType),
      href: routes.apiDocument(file.documentId),
      type: types.find(({ value }) => value === file.typeCode)?.label ?? t("fileTypes.01"),
      designation: file.designation,
      fileName: file.fileName,
      size: formatFileSize(file.size, locale),
      main: file.role === "MAIN",
    })),
    attachmentTypes: types,
    suggestions: found.map(({ siret, legalName, postcode, town }) => ({
      siret,
      name: legalName,
      place: [postcode, town].filter(Boolean).join(" "),
    })),
    favourites: kept
      .filter(({ closed }) => !closed)
      .map(({ siret, name, place, service }) => ({ siret, name, place, serviceCode: service?.code ?? "" })),
    live,
    urls: {
      favourites: routes.favouriteRecipients(),
      attach: routes.apiDraftFiles(form.id),
      allFiles: routes.apiInvoiceFiles(form.id),
      recipients: routes.apiRecipients(),
      validators: routes.apiValidators(),
      cancel: form.typed ? routes.keyIn() : routes.deposit(),
    },
  };
}

/** « 5,5 % », « Exonérée ». */
async function vatChoiceWords(locale: "fr" | "en"): Promise<(choice: string) => string> {
  const t = await getTranslations("deposit.vatCategories");
  const percent = new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { maximumFractionDigits: 2 });
  return (choice) => {
    if (choice === "E" || choice === "AE" || choice === "O") return t(choice);
    return `${percent.format(choice.slice(2) as Intl.StringNumericLiteral)} %`;
  };
}

/** « PDF non signé (reconnu à son en-tête PDF 1.7) » */
async function formatText(form: DraftForm, extraction: ExtractionState | null): Promise<string> {
  const t = await getTranslations("deposit");
  if (form.typed) return t("typedFormat");
  const format = extraction?.format;
  const profile = extraction?.reading?.report?.profile;
  const level =
    profile && format?.startsWith("IN_") ? `, ${(await getTranslations("einvoice"))(`profiles.${profile}`)}` : "";
  const name = format ? `${t(`formats.${format}`)}${level}` : (form.depositFormat ?? "");
  const reason = extraction?.reading?.format.reason;
  if (!reason) return name;
  const why = t(`why.${reason.code}`, {
    version: "",
    filter: "",
    attachment: "",
    root: "",
    format: "",
    ...reason.params,
  });
  return `${name} (${why})`;
}

/** A SIREN on the page that a single entity has fills the whole SIRET: it is still what was read. */
function withWholeSiret(marks: DraftView["marks"], siret: string): DraftView["marks"] {
  const mark = marks.recipientIdentifier;
  if (mark?.shown.length !== 9 || !siret.startsWith(mark.shown)) return marks;
  return { ...marks, recipientIdentifier: { ...mark, shown: siret } };
}
