import { useTranslations } from "next-intl";
import { Menu } from "#components/frame/menu.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import { routes } from "#lib/shared/routes.ts";

export function AccountMenu({ name }: { name: string }) {
  const t = useTranslations();
  return (
    <Menu
      side="end"
      summary={
        <>
          <Icon name="user" />
          <VisuallyHidden>{t("frame.account")}</VisuallyHidden>
          <span className="menu-name">{name}</span>
        </>
      }
    >
      <p className="menu-owner">{name}</p>
      <ul>
        <li>
          <NavLink className="menu-item" href={routes.account()} exact>
            {t("account.title")}
          </NavLink>
        </li>
        <li>
          <NavLink className="menu-item" href={routes.accountFactors()}>
            {t("factors.title")}
          </NavLink>
        </li>
        <li>
          <NavLink className="menu-item" href={routes.accountSessions()}>
            {t("account.sections.sessions.title")}
          </NavLink>
        </li>
        <li>
          <NavLink className="menu-item" href={routes.myAttachments()}>
            {t("portal.applications.MES_RATTACHEMENTS.name")}
          </NavLink>
        </li>
        <li>
          <NavLink className="menu-item" href={routes.myRights()}>
            {t("portal.applications.MES_HABILITATIONS.name")}
          </NavLink>
        </li>
      </ul>
      <form action={routes.signOut()} method="post" className="menu-foot">
        <button type="submit" className="menu-item">
          {t("frame.signOut")}
        </button>
      </form>
    </Menu>
  );
}
