import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { sentFile } from "#app/sent-file.ts";
import { currentActor, narrowToChoice } from "#lib/access/web.ts";
import { exportBag, issuedCriteria, readIssuedSearch } from "#lib/invoices/index.ts";
import { now, zipOf } from "#lib/platform/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { parisDay } from "#lib/shared/dates.ts";

/** The archives that the criteria of the address find, as a bag (F-127). To whoever has none there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  const whole = await currentActor();
  if (!whole) return notFound();
  const [locale, t] = await Promise.all([getLocale(), getTranslations("archives")]);
  const { search } = readIssuedSearch(Object.fromEntries(new URL(request.url).searchParams), locale);
  const actor = await narrowToChoice(whole, search.supplierId);
  const bag = await exportBag(actor, {
    criteria: issuedCriteria(search),
    structureId: search.supplierId,
    source: BRAND.name,
    description: t("bagDescription"),
  });
  if (!bag.ok) return notFound();
  const name = `archives-${parisDay(now())}.zip`;
  return sentFile({ name, type: "application/zip", write: () => zipOf(bag.data.entries()) });
}
