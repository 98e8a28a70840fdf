import { useTranslations } from "next-intl";
import { Menu } from "#components/frame/menu.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import { type ReachableDomain, reachableDomains, type Viewer } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Accueil, and the domains with what this person can open in each. A visitor can open none, so has no such menu. */
export function MainMenu({ viewer }: { viewer: Viewer | null }) {
  const t = useTranslations("frame");
  const domains = reachableDomains(viewer);
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

function DomainList({ domains }: { domains: readonly ReachableDomain[] }) {
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
