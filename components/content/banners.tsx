import { useTranslations } from "next-intl";
import { putAwayAction } from "#app/(public)/put-away.action.ts";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, type NoticeTone } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { MessageTone, MessageView } from "#lib/content/public.ts";
import { routes } from "#lib/shared/routes.ts";

const TONES: Readonly<Record<MessageTone, NoticeTone>> = { INFO: "info", MAINTENANCE: "warn", ALERT: "stop" };

/** Above every page: what concerns this person now. Who is signed in puts it away; what is written stays in « Communication ». */
export function Banners({ banners, signedIn }: { banners: readonly MessageView[]; signedIn: boolean }) {
  const t = useTranslations("communication");
  if (banners.length === 0) return null;
  return (
    <aside className="banners" aria-label={t("banners")}>
      {banners.map(({ id, tone, title, lang }) => (
        <Notice key={id} tone={TONES[tone]}>
          <div className="banner">
            <strong lang={lang}>{title}</strong>
            <Link href={`${routes.communication()}#message-${id}`}>{t("more")}</Link>
            {signedIn && (
              <Form action={putAwayAction}>
                <input type="hidden" name="messageId" value={id} />
                <SubmitButton look="quiet" size="small">
                  {t("putAway")}
                </SubmitButton>
              </Form>
            )}
          </div>
        </Notice>
      ))}
    </aside>
  );
}
