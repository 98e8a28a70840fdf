import { useTranslations } from "next-intl";
import { Tile, Tiles } from "#components/ui/blocks.tsx";
import type { PortalApplicationCode, ReachableDomain } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** What waits in each application that can tell. `exact` false: at least that many. */
type WaitingCounts = Readonly<
  Partial<Record<PortalApplicationCode, { readonly count: number; readonly exact: boolean } | null>>
>;

function more(total: { readonly exact: boolean } | null | undefined): "yes" | "no" {
  return total?.exact === false ? "yes" : "no";
}

/** One card per domain in which the person can open something, with its applications as shortcuts. */
export function DomainTiles({ domains, waiting }: { domains: readonly ReachableDomain[]; waiting: WaitingCounts }) {
  const t = useTranslations("portal");
  const shortcut = (code: PortalApplicationCode) => {
    const count = waiting[code]?.count ?? 0;
    const name = t(`applications.${code}.name`);
    return count > 0 ? t("shortcutWaiting", { name, count, more: more(waiting[code]) }) : name;
  };
  return (
    <Tiles>
      {domains.map(({ domain, applications }) => (
        <Tile
          key={domain}
          title={t(`domains.${domain}.name`)}
          href={routes.domain(domain)}
          links={applications.map(({ code, href }) => ({ label: shortcut(code), href }))}
        >
          {t(`domains.${domain}.text`)}
        </Tile>
      ))}
    </Tiles>
  );
}

/** The applications of one domain. */
export function ApplicationTiles({
  applications,
  waiting,
}: {
  applications: ReachableDomain["applications"];
  waiting: WaitingCounts;
}) {
  const t = useTranslations("portal");
  return (
    <Tiles>
      {applications.map(({ code, href }) => (
        <Tile
          key={code}
          title={t(`applications.${code}.name`)}
          href={href}
          aside={
            waiting[code] && <strong>{t("waiting", { count: waiting[code].count, more: more(waiting[code]) })}</strong>
          }
        >
          {t(`applications.${code}.text`)}
        </Tile>
      ))}
    </Tiles>
  );
}
