import { getTranslations } from "next-intl/server";
import { KeyButton } from "#components/accounts/key-button.tsx";
import { keyWords } from "#components/accounts/key-words.ts";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ProofChoices, ProofKind } from "#lib/accounts/index.ts";
import type { FormAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  kind: ProofKind;
  choices: ProofChoices;
  /** A code is on its way to this session. */
  codeSent: boolean;
  give: FormAction;
  send: FormAction;
  /** The page to go back to, or null. */
  back: string | null;
  /** This page, asking for another kind. */
  hrefOf: (kind: ProofKind) => string;
};

/** Asks for one proof, and offers the others. The same for a sign-in and for an open session; the mailed code leaves when it is asked for. */
export async function Prove({ kind, choices, codeSent, give, send, back, hrefOf }: Props) {
  const t = await getTranslations("prove");
  const others = choices.filter((choice) => choice !== kind);
  const hidden = (
    <>
      <input type="hidden" name="kind" value={kind} />
      {back && <input type="hidden" name="retour" value={back} />}
    </>
  );
  return (
    <>
      {kind === "EMAIL" && !codeSent && (
        <Form action={send}>
          {hidden}
          <SubmitButton>{t("EMAIL.send")}</SubmitButton>
        </Form>
      )}
      {(kind !== "EMAIL" || codeSent) && (
        <Form action={give}>
          {hidden}
          {kind === "WEBAUTHN" ? <KeyPart /> : <CodePart kind={kind} />}
        </Form>
      )}
      {kind === "EMAIL" && codeSent && <Resend send={send}>{hidden}</Resend>}
      {others.length > 0 && (
        <section className="grid gap-3" aria-labelledby="autres-moyens">
          <h2 id="autres-moyens">{t("othersTitle")}</h2>
          <ul className="grid gap-2">
            {others.map((other) => (
              <li key={other}>
                <Link href={hrefOf(other)}>{t(`${other}.name`)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

async function KeyPart() {
  const t = await getTranslations("prove");
  return (
    <>
      <KeyButton mode="sign" optionsUrl={routes.apiKeyProof()} words={await keyWords(t("WEBAUTHN.use"))} />
      <noscript>
        <Notice tone="warn">
          <p>{t("key.noScript")}</p>
        </Notice>
      </noscript>
    </>
  );
}

async function CodePart({ kind }: { kind: Exclude<ProofKind, "WEBAUTHN"> }) {
  const [t, mailed] = await Promise.all([getTranslations("prove"), getTranslations("signInCode")]);
  const words =
    kind === "EMAIL"
      ? { label: mailed("code"), help: mailed("codeHelp") }
      : { label: t(`${kind}.label`), help: t(`${kind}.help`) };
  return (
    <>
      <TextInput
        key={kind}
        name="code"
        inputMode={kind === "RECOVERY" ? "text" : "numeric"}
        autoComplete={kind === "RECOVERY" ? "off" : "one-time-code"}
        autoCapitalize={kind === "RECOVERY" ? "characters" : "none"}
        autoFocus
        spellCheck={false}
        maxLength={20}
        width="short"
        {...words}
        required
      />
      <SubmitButton>{t("submit")}</SubmitButton>
    </>
  );
}

async function Resend({ send, children }: { send: FormAction; children: React.ReactNode }) {
  const t = await getTranslations("signInCode");
  return (
    <section className="grid gap-3" aria-labelledby="renvoi">
      <h2 id="renvoi">{t("resendTitle")}</h2>
      <p>{t("resendText")}</p>
      <Form action={send}>
        {children}
        <SubmitButton look="secondary">{t("resend")}</SubmitButton>
      </Form>
    </section>
  );
}
