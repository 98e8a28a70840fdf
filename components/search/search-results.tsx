import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import type { PortalApplicationCode } from "#lib/portal/public.ts";
import type { SearchGroup } from "#lib/search/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  typed: string;
  /** Null as long as nothing was asked. */
  groups: readonly SearchGroup[] | null;
  applications: readonly PortalApplicationCode[];
};

/** Everything that was found, kind after kind; then where to look further with the same words. */
export function SearchResults({ typed, groups, applications }: Props) {
  const t = useTranslations("search");
  return (
    <div className="page-sections">
      <SearchBox action={routes.search()} name="q" typed={typed} words={{ label: t("label"), submit: t("submit") }} />
      {groups?.length === 0 && <EmptyState title={t("noneTitle", { typed })}>{t("none")}</EmptyState>}
      {groups?.map(({ kind, title, hits }) => (
        <section key={kind} aria-labelledby={`trouve-${kind}`}>
          <h2 id={`trouve-${kind}`}>{title}</h2>
          <ul className="search-hits">
            {hits.map(({ href, label, hint }) => (
              <li key={href}>
                <Link href={href}>{label}</Link>
                {hint && <small>{hint}</small>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups && <Further typed={typed} applications={applications} />}
    </div>
  );
}

function Further({ typed, applications }: Pick<Props, "typed" | "applications">) {
  const t = useTranslations("search");
  const places = [
    applications.includes("FACTURES_EMISES") && {
      label: t("further.issued"),
      href: routes.issuedSearch({ numero: typed }),
    },
    applications.includes("FACTURES_RECUES") && {
      label: t("further.received"),
      href: routes.receivedInvoices({ texte: typed }),
    },
    { label: t("further.directory"), href: routes.directory({ recherche: typed }) },
  ].filter((place) => place !== false);
  return (
    <section aria-labelledby="chercher-ailleurs">
      <h2 id="chercher-ailleurs">{t("furtherTitle", { typed })}</h2>
      <ul className="search-hits">
        {places.map(({ label, href }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
