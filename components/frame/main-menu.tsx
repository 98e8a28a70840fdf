import { useTranslations } from "next-intl";
import { Menu } from "#components/frame/menu.tsx";
import type { Viewer } from "#components/frame/viewer.ts";
import { NavLink } from "#components/ui/nav-link.tsx";
import { reachableDomains } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Accueil, and the domains with what this person can open in each. A visitor can open none, so has no such menu. */
export function MainMenu({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("frame");
  const domains = reachableDomains(viewer?.applications ?? null);
  return (
    <nav className="site-nav" id="menu" aria-label={t("menu")}>
      <ul>
        <li>
          <NavLink className="nav-link" href={routes.home()} exact>
            {t("home")}
          </NavLink>
        </li>
        {domains.length > 0 && (
          <li>
            <Menu summary={t("domains")}>
              <DomainList domains={domains} />
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  );
}

function DomainList({ domains }: { domains: ReturnType<typeof reachableDomains> }) {
  const t = useTranslations("portal");
  return domains.map(({ domain, applications }) => (
    <div key={domain} className="menu-group">
      <p className="menu-heading">
        <NavLink className="" href={routes.domain(domain)}>
          {t(`domains.${domain}.name`)}
        </NavLink>
      </p>
      <ul>
        {applications.map(({ code, href }) => (
          <li key={code}>
            <NavLink className="menu-item" href={href}>
              {t(`applications.${code}.name`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}
