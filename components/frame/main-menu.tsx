import { useTranslations } from "next-intl";
import { ApprovalsCount } from "#components/frame/approvals-count.tsx";
import { Menu } from "#components/frame/menu.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import { PORTAL_APPLICATIONS, type ReachableDomain, reachableDomains, type Viewer } from "#lib/portal/public.ts";
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
              <ApprovalsCount
                menu={words("menu", { count: approvals })}
                spoken={words("menuSpoken", { count: approvals })}
              />
            </NavLink>
          </li>
        )}
        <li>
          <SupportMenu viewer={viewer} />
        </li>
        <li>
          <NavLink className="nav-link" href={routes.communication()}>
            {t("communication")}
          </NavLink>
        </li>
        {!viewer && (
          <li>
            <NavLink className="nav-link" href={routes.help()}>
              {t("help")}
            </NavLink>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** « Support »: for a visitor the page of all ways to get help, for others what they do there. */
function SupportMenu({ viewer }: { viewer: Viewer | null }) {
  const t = useTranslations("tickets");
  const names = useTranslations("portal.applications");
  const frame = useTranslations("frame");
  if (!viewer)
    return (
      <NavLink className="nav-link" href={routes.support()}>
        {t("menu.title")}
      </NavLink>
    );
  const entries = [
    { label: t("support.title"), href: routes.support(), exact: true },
    { label: frame("help"), href: routes.help() },
    { label: t("create.title"), href: routes.newTicket() },
    { label: t("list.title"), href: routes.tickets(), exact: true },
    ...PORTAL_APPLICATIONS.filter(
      ({ code }) => TICKET_APPLICATIONS.includes(code) && viewer.applications.includes(code),
    ).map(({ code, href }) => ({ label: names(`${code}.name`), href, exact: false })),
  ];
  return (
    <Menu summary={t("menu.title")}>
      <ul>
        {entries.map(({ label, href, exact = false }) => (
          <li key={href}>
            <NavLink className="menu-item" href={href} exact={exact}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </Menu>
  );
}

const TICKET_APPLICATIONS: readonly string[] = ["SOLLICITATIONS_RECUES", "SUPPORT_TICKETS"];

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
