import { useTranslations } from "next-intl";
import { AUDIENCES, type Audience } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Full loads: the header stands above the pages, and the router would not draw it again. */
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
              data-load="full"
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
