import { useLocale, useTranslations } from "next-intl";
import { Menu } from "#components/frame/menu.tsx";
import { rememberLocale } from "#components/frame/preferences.action.ts";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { LOCALE_COOKIE, LOCALES } from "#lib/shared/preferences.ts";

/** Each language under its own name, said in its own language. */
export function LanguageMenu() {
  const t = useTranslations("frame");
  const current = useLocale();
  return (
    <Menu
      side="end"
      summary={
        <>
          <VisuallyHidden>{t("language")}</VisuallyHidden>
          {t(`languages.${current}`)}
        </>
      }
    >
      <form action={rememberLocale}>
        {LOCALES.map((locale) => (
          <button
            key={locale}
            type="submit"
            className="menu-item"
            name={LOCALE_COOKIE}
            value={locale}
            lang={locale}
            aria-pressed={locale === current}
          >
            {t(`languages.${locale}`)}
          </button>
        ))}
      </form>
    </Menu>
  );
}
