import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { closeOtherSessionsAction, closeSessionAction } from "#app/(portal)/mon-compte/sessions/sessions.action.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { SessionsTable } from "#components/accounts/sessions-table.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { listSessions } from "#lib/accounts/index.ts";
import { requireUser } from "#lib/accounts/web.ts";

type Props = { searchParams: Promise<{ fait?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("sections.sessions.title") };
}

export default async function SessionsPage({ searchParams }: Props) {
  const user = await requireUser();
  const [{ fait }, t, sessions] = await Promise.all([
    searchParams,
    getTranslations("account.sessions"),
    listSessions(user),
  ]);
  const done = {
    une: { title: t("closedOne"), text: t("closedText") },
    toutes: { title: t("closedOthers"), text: t("closedText") },
  }[fait ?? ""];
  return (
    <AccountPage section="sessions" lead={t("lead")} done={done}>
      <SessionsTable sessions={sessions} close={closeSessionAction} />
      {sessions.length > 1 ? (
        <Form action={closeOtherSessionsAction}>
          <SubmitButton look="danger">{t("closeOthers")}</SubmitButton>
        </Form>
      ) : (
        <p>{t("alone")}</p>
      )}
      <p className="muted">{t("addressNote")}</p>
    </AccountPage>
  );
}
