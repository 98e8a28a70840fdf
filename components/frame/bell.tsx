import { useTranslations } from "next-intl";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import { routes } from "#lib/shared/routes.ts";

/** The way to the notifications, with how many are unread. */
export function Bell({ unread }: { unread: number }) {
  const t = useTranslations("notificationPage");
  return (
    <NavLink className="nav-link bell" href={routes.notifications()}>
      <Icon name="bell" />
      <VisuallyHidden>{t("bell", { count: unread })}</VisuallyHidden>
      {unread > 0 && <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>}
    </NavLink>
  );
}
