import { getTranslations } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { sentFile } from "#app/sent-file.ts";
import { currentActor } from "#lib/access/web.ts";
import { downloadFiles } from "#lib/invoices/index.ts";
import { zipOf } from "#lib/platform/index.ts";

type Context = { params: Promise<{ invoiceId: string }> };

/** All the files of one invoice in a zip, for either side and its validators. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const [actor, { invoiceId }, t] = await Promise.all([currentActor(), params, getTranslations("issued.archive")]);
  const files = actor && (await downloadFiles(actor, invoiceId, t("unreadable")));
  if (!files?.ok) return notFound();
  const { name, length, entries } = files.data;
  return sentFile({ name, type: "application/zip", length, write: () => zipOf(entries()) });
}
