import { useTranslations } from "next-intl";
import { BellCount } from "#components/frame/bell-count.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import { routes } from "#lib/shared/routes.ts";

/** The way to the notifications, with how many are unread. */
export function Bell({ unread }: { unread: number }) {
  const t = useTranslations("notificationPage");
  return (
    <NavLink className="nav-link bell" href={routes.notifications()}>
      <Icon name="bell" />
      <BellCount unread={unread} label={t("bell", { count: unread })} />
    </NavLink>
  );
}
