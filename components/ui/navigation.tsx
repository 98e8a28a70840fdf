import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { NavLink } from "#components/ui/nav-link.tsx";

export type Crumb = { readonly label: string; readonly href: string };

/** The way from the home page to here; `here` is the present page and is not a link. */
export function Breadcrumb({ trail, here }: { trail: readonly Crumb[]; here: string }) {
  const t = useTranslations("ui");
  return (
    <nav className="breadcrumb" aria-label={t("breadcrumb")}>
      <ol>
        {trail.map(({ label, href }) => (
          <li key={href}>
            <Link className="" href={href}>
              {label}
            </Link>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

/** `exact`: the address of another tab stands below this one's. */
export type Tab = { readonly label: string; readonly href: string; readonly exact?: boolean };

/** The pages of one application, as links; the one that is open, or above what is open, is marked. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.href} href={tab.href} exact={tab.exact ?? false} className="">
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}

/** Paging by key: there is a next page or not, a way back or not. `summary` says what is shown (« 50 sur 1 204 factures »). */
export function Pagination({
  summary,
  first,
  previous,
  next,
}: {
  summary: ReactNode;
  first?: string | null;
  previous?: string | null;
  next?: string | null;
}) {
  const t = useTranslations("ui");
  return (
    <nav className="pagination" aria-label={t("pages")}>
      <p>{summary}</p>
      {(first || previous || next) && (
        <ul>
          {first && (
            <li>
              <ButtonLink size="small" href={first}>
                {t("firstPage")}
              </ButtonLink>
            </li>
          )}
          {previous && (
            <li>
              <ButtonLink size="small" icon="arrow-left" rel="prev" href={previous}>
                {t("previousPage")}
              </ButtonLink>
            </li>
          )}
          {next && (
            <li>
              <ButtonLink size="small" rel="next" href={next}>
                {t("nextPage")}
              </ButtonLink>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
}
