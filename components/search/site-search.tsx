import { useTranslations } from "next-intl";
import { SearchBar } from "#components/search/search-bar.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";
import { routes } from "#lib/shared/routes.ts";

/** The search bar in the frame of every page. */
export function SiteSearch() {
  const t = useTranslations("search");
  const words = {
    label: t("label"),
    submit: t("go"),
    suggestions: t("suggestions"),
    none: t("none"),
    count: t.raw("count") as string,
  };
  return <SearchBar action={routes.search()} api={routes.apiSearch()} words={words} />;
}

/** The same on a telephone, where the bar has no room: the way to its page. */
export function NarrowSearch() {
  const t = useTranslations("search");
  return (
    <NavLink className="nav-link narrow-search" href={routes.search()}>
      <Icon name="search" />
      <VisuallyHidden>{t("submit")}</VisuallyHidden>
    </NavLink>
  );
}
