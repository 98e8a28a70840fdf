import { useTranslations } from "next-intl";
import { Tile, Tiles } from "#components/ui/blocks.tsx";
import type { ReachableDomain } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** One card per domain in which the person can open something, with its applications as shortcuts. */
export function DomainTiles({ domains }: { domains: readonly ReachableDomain[] }) {
  const t = useTranslations("portal");
  return (
    <Tiles>
      {domains.map(({ domain, applications }) => (
        <Tile
          key={domain}
          title={t(`domains.${domain}.name`)}
          href={routes.domain(domain)}
          links={applications.map(({ code, href }) => ({ label: t(`applications.${code}.name`), href }))}
        >
          {t(`domains.${domain}.text`)}
        </Tile>
      ))}
    </Tiles>
  );
}

/** The applications of one domain. */
export function ApplicationTiles({ applications }: { applications: ReachableDomain["applications"] }) {
  const t = useTranslations("portal");
  return (
    <Tiles>
      {applications.map(({ code, href }) => (
        <Tile key={code} title={t(`applications.${code}.name`)} href={href}>
          {t(`applications.${code}.text`)}
        </Tile>
      ))}
    </Tiles>
  );
}
