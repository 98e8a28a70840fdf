import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { assistAction } from "#app/(portal)/administration/comptes/[userId]/assist.action.ts";
import { AccountEvents } from "#components/accounts/admin/account-events.tsx";
import { AccountIdentity } from "#components/accounts/admin/account-identity.tsx";
import { AccountMemberships, FactorsTable, SessionsTable } from "#components/accounts/admin/account-tables.tsx";
import { AssistForm } from "#components/accounts/admin/assist-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { listAttachments } from "#lib/access/index.ts";
import { requireStaff } from "#lib/access/web.ts";
import { GESTURE_NAMES, gesturesFor, readAccount } from "#lib/accounts/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ userId: string }>; searchParams: Promise<{ fait?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const sheet = await readAccount(await requireStaff("account.assist"), (await params).userId);
  return { title: sheet?.name ?? notFound() };
}

/** What support sees of one account, and what it can do about it. */
export default async function AccountPage({ params, searchParams }: Props) {
  const [actor, { userId }, { fait }, t] = await Promise.all([
    requireStaff("account.assist"),
    params,
    searchParams,
    getTranslations("adminAccounts"),
  ]);
  const sheet = (await readAccount(actor, userId)) ?? notFound();
  const memberships = await listAttachments(sheet.id);
  const done = GESTURE_NAMES.find((gesture) => gesture === fait);
  const gestures = gesturesFor(sheet.status);
  return (
    <Page title={sheet.name} lead={sheet.email} trail={[{ label: t("title"), href: routes.adminAccounts() }]}>
      <div className="page-sections">
        {done && (
          <Notice tone="ok" title={t(`done.${done}.title`)} live="polite">
            <p>{t(`done.${done}.text`)}</p>
          </Notice>
        )}
        <AccountIdentity sheet={sheet} />
        <section aria-labelledby="gestes">
          <h2 id="gestes">{t("gesturesTitle")}</h2>
          {gestures.length > 0 ? (
            <AssistForm action={assistAction} userId={sheet.id} gestures={gestures} />
          ) : (
            <p>{t(`noGesture.${sheet.status}`)}</p>
          )}
        </section>
        <section aria-labelledby="sessions">
          <h2 id="sessions">{t("sessionsTitle")}</h2>
          <SessionsTable sessions={sheet.sessions} />
        </section>
        <section aria-labelledby="facteurs">
          <h2 id="facteurs">{t("factorsTitle")}</h2>
          <FactorsTable factors={sheet.factors} recoveryCodesLeft={sheet.recoveryCodesLeft} />
        </section>
        <section aria-labelledby="rattachements">
          <h2 id="rattachements">{t("membershipsTitle")}</h2>
          <AccountMemberships lines={memberships} />
        </section>
        <section aria-labelledby="evenements">
          <h2 id="evenements">{t("eventsTitle")}</h2>
          <AccountEvents events={sheet.events} />
        </section>
      </div>
    </Page>
  );
}
