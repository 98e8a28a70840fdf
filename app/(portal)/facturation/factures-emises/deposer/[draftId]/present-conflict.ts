import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { CHOICE_WORDS, FIELD_WORDS } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/field-words.ts";
import { answerInputs, vatInputs } from "#app/(portal)/facturation/factures-emises/deposer/draft-input.ts";
import type { Conflict } from "#components/invoices/deposit/view.ts";
import { controlId } from "#components/invoices/deposit/zones.ts";
import type { DraftField, DraftForm, UpdateDraftInput } from "#lib/invoices/index.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { type Refusal, refuse } from "#lib/shared/result.ts";

type Field = DraftField | "vatLines" | "lines";
const isField = (name: string): name is Field => name in FIELD_WORDS;

/**
 * A save that met another one, in words: both values of each field, who saved the other and when. `base` is what the next save
 * starts from once both have been seen, `take` what the form shows if the other's are kept.
 */
export async function presentConflict(
  refusal: Refusal,
  save: UpdateDraftInput,
  now: DraftForm,
): Promise<{ refusal: Refusal; conflict: Omit<Conflict, "message"> }> {
  const [t, locale] = await Promise.all([getTranslations("deposit"), getLocale()]);
  const services = [...now.supplierServices, ...now.bankAccounts];
  const shown = (value: string) => {
    const choice = CHOICE_WORDS[value];
    const owned = services.find(({ id }) => id === value)?.label;
    return value === "" ? t("conflictEmpty") : (owned ?? (choice ? t(`form.${choice}`) : value));
  };
  const fields = (refusal.fields ?? []).map(({ field, code, params }) => ({
    field,
    code,
    params: {
      label: isField(field) ? t(`form.${FIELD_WORDS[field]}`) : field,
      mine: shown(String(params?.mine ?? "")),
      saved: shown(String(params?.saved ?? "")),
    },
  }));
  const names = fields.map(({ field }) => field);
  const theirs = Object.fromEntries(Object.entries(now.texts).filter(([name]) => names.includes(name)));
  const vat = names.includes("vatLines");
  const { who = "other", by = "", at = "" } = refusal.params ?? {};
  const params = { who, by, date: formatDateTime(new Date(String(at)), locale) };
  return {
    refusal: refuse(refusal.code, { params, fields }),
    conflict: {
      fields: fields.map(({ field, params: { label, mine, saved } }) => ({
        label,
        mine,
        saved,
        target: controlId(field),
      })),
      base: JSON.stringify({
        fields: { ...save.base?.fields, ...theirs },
        vatLines: vat ? now.vatLines : save.base?.vatLines,
        lines: names.includes("lines") ? now.lines : save.base?.lines,
      }),
      takeLines: names.includes("lines") ? now.lines : null,
      take: { ...theirs, ...answerInputs(theirs), ...(vat ? vatInputs(now.vatLines) : {}) },
    },
  };
}
