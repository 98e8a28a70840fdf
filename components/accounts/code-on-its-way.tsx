import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { isDemo } from "#lib/demo/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Said once a code was asked for on the screen. */
export function CodeSentNotice() {
  const t = useTranslations("signInCode");
  return (
    <Notice tone="ok" title={t("sent")} live="polite">
      <p>{t("sentText")}</p>
    </Notice>
  );
}

/** In the demonstration, where the code can be read. */
export function DemoMailLink() {
  const t = useTranslations("signInCode");
  if (!isDemo()) return null;
  return (
    <p>
      <Link href={routes.demoMail()}>{t("demoMail")}</Link>
    </p>
  );
}
