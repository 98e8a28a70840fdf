import "server-only";
import { inLanguage } from "#lib/content/domain/article.ts";
import { type MailTemplate, mailAddressOf, queueMail } from "#lib/notifications/index.ts";
import type { Tx } from "#lib/platform/db.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Told = {
  readonly id: string;
  readonly titleFrench: string;
  readonly titleEnglish: string;
  readonly startsAt: Date;
};
type WebinarMail = Extract<MailTemplate, `webinar${string}`>;

/** Where each mail leads: the calendar file, the page of the session, or the others. */
const LINKS: Readonly<Record<WebinarMail, (id: string) => string>> = {
  webinarRegistered: (id) => routes.webinarCalendar(id),
  webinarMoved: (id) => routes.webinarCalendar(id),
  webinarReminder: (id) => routes.webinar(id),
  webinarLeft: (id) => routes.webinar(id),
  webinarCancelled: () => routes.webinars(),
};

/** Writes to one person about their seat, in their language, in the transaction of what it tells. */
export async function mailAboutWebinar(
  tx: Tx,
  template: WebinarMail,
  { id, startsAt, titleFrench, titleEnglish }: Told,
  userId: string,
): Promise<void> {
  const person = await tx.user.findUnique({
    where: { id: userId, status: "ACTIVE" },
    select: { firstName: true, locale: true, loginEmail: true, contactEmail: true, contactVerified: true },
  });
  if (!person) return;
  const { firstName, locale } = person;
  const title = inLanguage({ french: titleFrench, english: titleEnglish }, locale).text;
  await queueMail(tx, {
    to: mailAddressOf(person),
    template,
    locale,
    params: { firstName, title, when: formatDateTime(startsAt, locale) },
    link: LINKS[template](id),
  });
}

/** The same to everybody who has a seat. */
export async function mailEverySeat(tx: Tx, template: WebinarMail, webinar: Told): Promise<void> {
  const seats = await tx.webinarRegistration.findMany({ where: { webinarId: webinar.id }, select: { userId: true } });
  for (const { userId } of seats) await mailAboutWebinar(tx, template, webinar, userId);
}
