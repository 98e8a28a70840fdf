import { getTranslations } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { currentActor } from "#lib/access/web.ts";
import { readShownCodes } from "#lib/accounts/web.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { formatDateTime } from "#lib/shared/dates.ts";

export const dynamic = "force-dynamic";

/** The codes that are on the screen, as a text file; gone with them. */
export async function GET(): Promise<Response> {
  const actor = await currentActor();
  const shown = actor && (await readShownCodes(actor.sessionId));
  if (!shown) return notFound();
  const t = await getTranslations("factors.recovery");
  const text = [
    t("fileTitle", { brand: BRAND.name, email: actor.email }),
    t("fileText", { date: formatDateTime(shown.madeAt, actor.locale) }),
    "",
    ...shown.codes,
    "",
  ].join("\r\n");
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${t("fileName")}.txt"`,
      "cache-control": "no-store",
    },
  });
}
