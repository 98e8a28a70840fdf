import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { issuedColumns } from "#app/(portal)/facturation/factures-emises/issued-columns.ts";
import { notFound } from "#app/api/answers.ts";
import { sentFile } from "#app/sent-file.ts";
import type { Actor } from "#lib/access/index.ts";
import { downloadArchive } from "#lib/invoices/index.ts";
import { now, zipOf } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";

/** Invoices as a zip, made as it is sent; nothing to whoever reads none of them. */
export async function issuedArchive(actor: Actor, order: Parameters<typeof downloadArchive>[1]): Promise<Response> {
  const [locale, t, columns] = await Promise.all([getLocale(), getTranslations("issued.archive"), issuedColumns()]);
  const archive = await downloadArchive(actor, order, {
    locale,
    columns,
    summary: t("summary"),
    attachments: t("attachments"),
    list: t("list"),
    unreadable: t("unreadable"),
  });
  if (!archive.ok) return notFound();
  return sentFile({
    name: `factures-${parisDay(now())}.zip`,
    type: "application/zip",
    length: archive.data.length,
    write: () => zipOf(archive.data.entries()),
  });
}
