import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { currentActor } from "#lib/access/web.ts";
import { endOf, webinar } from "#lib/content/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { calendarFile } from "#lib/shared/calendar.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ webinarId: string }> };

/** The webinar for one's calendar; where one joins is in it for who is registered. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const [{ webinarId }, locale, actor] = await Promise.all([params, getLocale(), currentActor()]);
  const shown = (await webinar(webinarId, locale, actor)) ?? notFound();
  const address = absoluteUrl(routes.webinar(shown.id));
  const file = calendarFile(
    {
      uid: `webinar-${shown.id}@${new URL(address).host}`,
      title: shown.title,
      description: address,
      location: shown.address ?? "",
      url: address,
      startsAt: shown.startsAt,
      endsAt: endOf(shown),
      cancelled: shown.phase === "cancelled",
      sequence: shown.version,
      writtenAt: shown.writtenAt,
    },
    BRAND.name,
  );
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="webinaire.ics"',
      "cache-control": "private, no-store",
    },
  });
}
