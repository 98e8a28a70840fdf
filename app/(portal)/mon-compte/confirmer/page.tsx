import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmAction, sendProofCodeAction } from "#app/(portal)/mon-compte/confirmer/confirm.action.ts";
import { CodeSentNotice, DemoMailLink } from "#components/accounts/code-on-its-way.tsx";
import { Prove } from "#components/accounts/prove.tsx";
import { proveLead } from "#components/accounts/prove-lead.ts";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { askedProof, PROOF_WORDS, readProofChoices } from "#lib/accounts/index.ts";
import { requireUser } from "#lib/accounts/web.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ retour?: string; envoye?: string; moyen?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prove"))("title") };
}

export default async function ConfirmIdentityPage({ searchParams }: Props) {
  const [{ retour, envoye, moyen }, user, t] = await Promise.all([
    searchParams,
    requireUser(),
    getTranslations("prove"),
  ]);
  const back = safeReturn(retour);
  const { choices, codeSent } = await readProofChoices(user.userId, user.sessionId);
  const kind = askedProof(choices, moyen);
  return (
    <Page title={t("title")} lead={t("lead")} width="form">
      <div className="grid gap-8">
        {envoye && codeSent && <CodeSentNotice />}
        <p>{await proveLead(kind, user.email, codeSent)}</p>
        <Prove
          kind={kind}
          choices={choices}
          codeSent={codeSent}
          give={confirmAction}
          send={sendProofCodeAction}
          back={back}
          hrefOf={(other) => routes.confirmIdentity({ retour: back, moyen: PROOF_WORDS[other] })}
        />
        {kind === "EMAIL" && <DemoMailLink />}
        <p>
          <Link href={routes.home()}>{t("cancel")}</Link>
        </p>
      </div>
    </Page>
  );
}
