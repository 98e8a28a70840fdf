import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ACCOUNT_GROUPS, type AccountSection } from "#components/accounts/account-sections.ts";
import { NavLink } from "#components/ui/nav-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  section: AccountSection;
  lead?: ReactNode;
  /** What was just done here, said once. */
  done?: { readonly title: string; readonly text?: string } | null | undefined;
  children: ReactNode;
};

/** One section of « Mon compte »: its content, and the way to the others beside it (below it on a phone). */
export function AccountPage({ section, lead, done, children }: Props) {
  const t = useTranslations("account");
  return (
    <Page title={t(`sections.${section}.title`)} lead={lead} trail={[{ label: t("title"), href: routes.account() }]}>
      <div className="with-local-nav">
        <div className="grid content-start gap-8">
          {done && (
            <Notice tone="ok" title={done.title} live="polite">
              {done.text && <p>{done.text}</p>}
            </Notice>
          )}
          {children}
        </div>
        <AccountNavigation />
      </div>
    </Page>
  );
}

function AccountNavigation() {
  const t = useTranslations("account");
  return (
    <nav className="local-nav" aria-label={t("navigation")}>
      <NavLink className="menu-item" href={routes.account()} exact>
        {t("overview")}
      </NavLink>
      {ACCOUNT_GROUPS.map((group) => (
        <div key={group.key}>
          <p className="menu-heading" id={`rubrique-${group.key}`}>
            {t(`groups.${group.key}`)}
          </p>
          <ul aria-labelledby={`rubrique-${group.key}`}>
            {group.sections.map(({ key, href }) => (
              <li key={key}>
                <NavLink className="menu-item" href={href}>
                  {t(`sections.${key}.title`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
