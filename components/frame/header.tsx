import { useTranslations } from "next-intl";
import { AccountMenu } from "#components/frame/account-menu.tsx";
import { AudienceTabs } from "#components/frame/audience-tabs.tsx";
import { Bell } from "#components/frame/bell.tsx";
import { LanguageMenu } from "#components/frame/language-menu.tsx";
import { MainMenu } from "#components/frame/main-menu.tsx";
import { Mark } from "#components/frame/mark.tsx";
import { StructureMenu, type StructureMenuView } from "#components/frame/structure-menu.tsx";
import { ThemeMenu } from "#components/frame/theme-menu.tsx";
import { NarrowSearch, SiteSearch } from "#components/search/site-search.tsx";
import { Link } from "#components/ui/link.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import type { Audience, Viewer } from "#lib/portal/public.ts";
import { BRAND } from "#lib/shared/brand.ts";
import type { Theme } from "#lib/shared/preferences.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  viewer: Viewer | null;
  unread: number;
  /** Null when the person manages no structure. */
  approvals: number | null;
  /** Null for a person in one structure or none: there is nothing to choose. */
  structures: StructureMenuView | null;
  /** False: only who was invited opens an account. */
  registrationOpen: boolean;
  audience: Audience;
  theme: Theme;
};

export function Header({ viewer, unread, approvals, structures, registrationOpen, audience, theme }: Props) {
  const t = useTranslations("frame");
  return (
    <header className="site-header">
      <div className="site-strip">
        <AudienceTabs current={audience} />
        <SiteSearch />
        <div className="site-settings">
          <NarrowSearch />
          <LanguageMenu />
          <ThemeMenu current={theme} />
        </div>
      </div>
      <div className="site-bar">
        <Link className="site-mark" href={routes.home()} aria-label={t("homeLink", { name: BRAND.name })}>
          <Mark />
          {BRAND.name}
        </Link>
        <MainMenu viewer={viewer} approvals={approvals} />
        {structures && (
          <div className="site-structure">
            <StructureMenu {...structures} />
          </div>
        )}
        <div className="site-account">
          {viewer ? (
            <>
              <Bell unread={unread} />
              <AccountMenu name={viewer.displayName} />
            </>
          ) : (
            <>
              {registrationOpen && (
                <NavLink className="nav-link wide-only" href={routes.register()}>
                  {t("register")}
                </NavLink>
              )}
              <NavLink className="nav-link" href={routes.signIn()}>
                {t("signIn")}
              </NavLink>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
