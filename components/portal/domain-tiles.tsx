import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tile, Tiles } from "#components/ui/blocks.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusDot, type Tone } from "#components/ui/status.tsx";
import { type HealthLevel, type HealthPart, levelOfAll } from "#lib/health/public.ts";
import { type OpenApplication, type PortalApplicationCode, partsOf, type ReachableDomain } from "#lib/portal/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** What waits in each application that can tell. `exact` false: at least that many. */
export type WaitingCounts = Readonly<
  Partial<Record<PortalApplicationCode, { readonly count: number; readonly exact: boolean } | null>>
>;

type Health = Readonly<Partial<Record<HealthPart, HealthLevel>>>;

function more(total: { readonly exact: boolean } | null | undefined): "yes" | "no" {
  return total?.exact === false ? "yes" : "no";
}

/** One card per domain in which the person can open something, with its main applications, and whatever waits, as shortcuts. */
export function DomainTiles({ domains, waiting }: { domains: readonly ReachableDomain[]; waiting: WaitingCounts }) {
  const t = useTranslations("portal");
  const countOf = (code: PortalApplicationCode) => waiting[code]?.count ?? 0;
  const shortcut = (code: PortalApplicationCode) => {
    const name = t(`applications.${code}.name`);
    const count = countOf(code);
    return count > 0 ? t("shortcutWaiting", { name, count, more: more(waiting[code]) }) : name;
  };
  return (
    <Tiles>
      {domains.map(({ domain, applications }) => (
        <Tile
          key={domain}
          title={t(`domains.${domain}.name`)}
          href={routes.domain(domain)}
          links={applications
            .filter(({ code, detail }) => !detail || countOf(code) > 0)
            .map(({ code, href }) => ({ label: shortcut(code), href }))}
        >
          {t(`domains.${domain}.text`)}
        </Tile>
      ))}
    </Tiles>
  );
}

/** The applications of one domain: what each is for, whether it works now as measured, the way in and the way to know more. */
export function ApplicationTiles({
  applications,
  waiting,
  health,
}: {
  applications: readonly OpenApplication[];
  waiting: WaitingCounts;
  health: Health;
}) {
  return (
    <Tiles>
      {applications.map((application) => (
        <ApplicationTile key={application.code} application={application} waiting={waiting} health={health} />
      ))}
    </Tiles>
  );
}

function ApplicationTile({
  application: { code, href, help },
  waiting,
  health,
}: {
  application: OpenApplication;
  waiting: WaitingCounts;
  health: Health;
}) {
  const t = useTranslations("portal");
  const name = t(`applications.${code}.name`);
  const waits = waiting[code];
  const unit = code === "APPROBATIONS" ? "waitingRequests" : "waiting";
  return (
    <li className="tile">
      <Availability code={code} health={health} />
      <h3>
        <Link className="" href={href}>
          {name}
        </Link>
      </h3>
      <p>{t(`applications.${code}.text`)}</p>
      {waits && <strong>{t(unit, { count: waits.count, more: more(waits) })}</strong>}
      <ul>
        <li>
          <Link href={href}>{t.rich("open", { name, of: hidden })}</Link>
        </li>
        {help && (
          <li>
            <Link href={routes.helpPage(help)}>{t.rich("details", { name, of: hidden })}</Link>
          </li>
        )}
      </ul>
    </li>
  );
}

/** What an ear needs to tell one link from its neighbour, and an eye does not. */
function hidden(words: ReactNode) {
  return <VisuallyHidden>{words}</VisuallyHidden>;
}

const TONES: Readonly<Record<HealthLevel, Tone>> = { UP: "ok", SLOW: "warn", DOWN: "stop" };

/** « Disponible » is said when every part behind was measured to work, and not otherwise. */
function Availability({ code, health }: { code: PortalApplicationCode; health: Health }) {
  const t = useTranslations("health");
  const level = levelOfAll(partsOf(code), health);
  if (level === null) return <StatusDot tone="neutral">{t("levels.UNMEASURED")}</StatusDot>;
  return <StatusDot tone={TONES[level]}>{t(`levels.${level}`)}</StatusDot>;
}
