import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { STRUCTURE_TABS, type StructureTab } from "#components/structures/structure-tabs.ts";
import { type Crumb, Tabs } from "#components/ui/navigation.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";

type Structure = { readonly id: string; readonly legalName: string; readonly active: boolean };

/** One tab of a structure: its name, its tabs as real addresses, the content of the one that is open. */
export function StructurePage({
  structure,
  tab,
  tabs,
  done,
  children,
}: {
  structure: Structure;
  tab: StructureTab;
  tabs: readonly StructureTab[];
  /** What was just done here, said once. */
  done?: string | null | undefined;
  children: ReactNode;
}) {
  const t = useTranslations("structures");
  const above = tab === "summary" ? [] : [crumbOf(structure)];
  return (
    <Page
      title={structure.legalName}
      here={tab === "summary" ? structure.legalName : t(`tabs.${tab}`)}
      trail={[{ label: t("title"), href: routes.structures() }, ...above]}
    >
      <Tabs
        label={t("tabs.label")}
        tabs={STRUCTURE_TABS.filter(({ key }) => tabs.includes(key)).map(({ key, href }) => ({
          label: t(`tabs.${key}`),
          href: href(structure.id),
          exact: key === "summary",
        }))}
      />
      <div className="page-sections">
        {done && <Notice tone="ok" live="polite" title={done} />}
        {children}
      </div>
    </Page>
  );
}

/** A page below a tab: one thing of the structure. */
export function StructureSubpage({
  structure,
  tab,
  title,
  lead,
  children,
}: {
  structure: Structure;
  tab: StructureTab;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("structures");
  const { href } = STRUCTURE_TABS.find(({ key }) => key === tab) ?? STRUCTURE_TABS[0];
  const above = tab === "summary" ? [] : [{ label: t(`tabs.${tab}`), href: href(structure.id) }];
  return (
    <Page
      title={title}
      lead={lead}
      trail={[{ label: t("title"), href: routes.structures() }, crumbOf(structure), ...above]}
      width="form"
    >
      <div className="page-sections">{children}</div>
    </Page>
  );
}

const crumbOf = ({ id, legalName }: Structure): Crumb => ({ label: legalName, href: routes.structure(id) });
