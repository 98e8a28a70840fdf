import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { completeSignInAction, sendCodeAction } from "#app/(auth)/connexion/code/code.action.ts";
import { CodeSentNotice, DemoMailLink } from "#components/accounts/code-on-its-way.tsx";
import { Prove } from "#components/accounts/prove.tsx";
import { proveLead } from "#components/accounts/prove-lead.ts";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { askedProof, PROOF_WORDS, readProofChoices } from "#lib/accounts/index.ts";
import { currentUser, halfSignedIn } from "#lib/accounts/web.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ retour?: string; envoye?: string; moyen?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signInCode"))("title") };
}

export default async function SignInCodePage({ searchParams }: Props) {
  const [{ retour, envoye, moyen }, half, t] = await Promise.all([
    searchParams,
    halfSignedIn(),
    getTranslations("signInCode"),
  ]);
  const back = safeReturn(retour);
  if (!half) redirect((await currentUser()) ? (back ?? routes.home()) : routes.signIn({ retour: back, motif: "code" }));
  const { choices, codeSent } = await readProofChoices(half.userId, half.sessionId);
  const kind = askedProof(choices, moyen);
  return (
    <Page title={t("title")} lead={await proveLead(kind, half.email, codeSent)} width="form">
      <div className="grid gap-8">
        {envoye && <CodeSentNotice />}
        <Prove
          kind={kind}
          choices={choices}
          codeSent={codeSent}
          give={completeSignInAction}
          send={sendCodeAction}
          back={back}
          hrefOf={(other) => routes.signInCode({ retour: back, moyen: PROOF_WORDS[other] })}
        />
        {kind === "EMAIL" && <DemoMailLink />}
        <p>
          <Link href={routes.signIn({ retour: back })}>{t("otherAccount")}</Link>
        </p>
      </div>
    </Page>
  );
}
