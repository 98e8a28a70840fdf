import { useTranslations } from "next-intl";
import { Notice, type NoticeTone } from "#components/ui/notice.tsx";

/** Why one is asked to sign in, by the word in the address. Any other word says nothing. */
const REASONS = {
  session: { title: "sessionEnded", text: "sessionEndedText", tone: "warn" },
  code: { title: "codeEnded", text: "codeEndedText", tone: "warn" },
  "mot-de-passe": { title: "passwordChanged", text: "passwordChangedText", tone: "ok" },
  "compte-ferme": { title: "accountClosed", text: "accountClosedText", tone: "ok" },
  deconnexion: { title: "signedOut", text: "signedOutText", tone: "ok" },
} as const satisfies Record<string, { title: string; text: string; tone: NoticeTone }>;

export function SignInNotice({ reason }: { reason: string | undefined }) {
  const t = useTranslations("signIn");
  if (!reason || !Object.hasOwn(REASONS, reason)) return null;
  const { title, text, tone } = REASONS[reason as keyof typeof REASONS];
  return (
    <Notice tone={tone} title={t(title)} live="polite">
      <p>{t(text)}</p>
    </Notice>
  );
}
