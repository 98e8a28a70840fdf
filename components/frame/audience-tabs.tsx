import { useTranslations } from "next-intl";
import { AUDIENCES, type Audience } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Plain links, not the router's: the header is above the pages and is drawn again only by a full load. */
export function AudienceTabs({ current }: { current: Audience }) {
  const t = useTranslations("frame");
  return (
    <nav className="audience-tabs" aria-label={t("audience")}>
      <ul>
        {AUDIENCES.map((audience) => (
          <li key={audience}>
            <a
              className="audience-tab"
              href={routes.home({ profil: audience })}
              aria-current={audience === current ? "true" : undefined}
            >
              {t(`audiences.${audience}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
