import { useTranslations } from "next-intl";
import { Menu } from "#components/frame/menu.tsx";
import { rememberTheme } from "#components/frame/preferences.action.ts";
import { Icon } from "#components/ui/icon.tsx";
import { THEME_COOKIE, THEMES, type Theme } from "#lib/shared/preferences.ts";

export function ThemeMenu({ current }: { current: Theme }) {
  const t = useTranslations("frame");
  return (
    <Menu
      side="end"
      summary={
        <>
          <Icon name="half" />
          <span className="theme-word">{t("theme")}</span>
        </>
      }
    >
      <form action={rememberTheme}>
        {THEMES.map((theme) => (
          <button
            key={theme}
            type="submit"
            className="menu-item"
            name={THEME_COOKIE}
            value={theme}
            aria-pressed={theme === current}
          >
            {t(`themes.${theme}`)}
          </button>
        ))}
      </form>
    </Menu>
  );
}
