import { useTranslations } from "next-intl";
import { Menu } from "#components/frame/menu.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import { type ReachableDomain, reachableDomains, type Viewer } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Accueil, the domains with what this person can open in each, and what waits for a manager. A visitor has no domain, and finds the directory here. */
export function MainMenu({ viewer, approvals }: { viewer: Viewer | null; approvals: number | null }) {
  const t = useTranslations("frame");
  const words = useTranslations("approvals");
  const domains = reachableDomains(viewer);
  return (
    <nav className="site-nav" id="menu" aria-label={t("menu")}>
      <ul>
        <li>
          <NavLink className="nav-link" href={routes.home()} exact>
            {t("home")}
          </NavLink>
        </li>
        {!viewer && (
          <li>
            <NavLink className="nav-link" href={routes.directory()}>
              {t("directory")}
            </NavLink>
          </li>
        )}
        {domains.length > 0 && (
          <li>
            <Menu summary={t("domains")}>
              <DomainList domains={domains} />
            </Menu>
          </li>
        )}
        <li>
          <NavLink className="nav-link" href={routes.news()}>
            {t("news")}
          </NavLink>
        </li>
        {approvals !== null && (
          <li>
            <NavLink className="nav-link" href={routes.approvals()}>
              <span aria-hidden="true">{words("menu", { count: approvals })}</span>
              <VisuallyHidden>{words("menuSpoken", { count: approvals })}</VisuallyHidden>
            </NavLink>
          </li>
        )}
        <li>
          <NavLink className="nav-link" href={routes.communication()}>
            {t("communication")}
          </NavLink>
        </li>
        <li>
          <NavLink className="nav-link" href={routes.help()}>
            {t("help")}
          </NavLink>
        </li>
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
        {applications
          .filter(({ detail }) => !detail)
          .map(({ code, href }) => (
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
