import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Crumb } from "#components/ui/navigation.tsx";
import { Tabs } from "#components/ui/navigation.tsx";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  title: string;
  here?: string;
  lead?: ReactNode;
  /** Pages between the application and this one. */
  trail?: readonly Crumb[];
  actions?: ReactNode;
  width?: "form" | "page" | "full";
  /** The tabs of the application, on its lists. */
  tabs?: boolean;
  children: ReactNode;
};

/** The ground of every page of « Factures émises » : its place in the portal, and its tabs as real addresses. */
export function IssuedPage({ trail = [], tabs = false, children, ...page }: Props) {
  const t = useTranslations("issued");
  const portal = useTranslations("portal");
  const crumbs = [
    { label: portal("domains.facturation.name"), href: routes.invoicingDomain() },
    { label: t("application"), href: routes.issuedWorkList() },
    ...trail,
  ];
  return (
    <Page trail={crumbs} {...page}>
      {tabs && (
        <Tabs
          label={t("tabs.label")}
          tabs={[
            { label: t("tabs.workList"), href: routes.issuedWorkList() },
            { label: t("tabs.search"), href: routes.issuedSearch() },
            { label: t("tabs.dashboard"), href: routes.issuedDashboard() },
            { label: t("tabs.keyIn"), href: routes.keyIn() },
            { label: t("tabs.deposit"), href: routes.deposit() },
            { label: t("tabs.flows"), href: routes.flows() },
            { label: t("tabs.fiscalList"), href: routes.fiscalList() },
            { label: t("tabs.archives"), href: routes.archives() },
          ]}
        />
      )}
      {children}
    </Page>
  );
}
