import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "#components/ui/navigation.tsx";

type Props = {
  /** The h1, and the last word of the breadcrumb unless `here` says it shorter. */
  title: string;
  here?: string;
  trail?: readonly Crumb[];
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** `form` 42 rem, `page` 80 rem, `full` as wide as the screen (work lists). */
  width?: "form" | "page" | "full";
  children: ReactNode;
};

/** The ground of every page but the home page: breadcrumb, one h1, then the content. The home page starts every trail. */
export function Page({ title, here, trail = [], lead, actions, width = "page", children }: Props) {
  const t = useTranslations("ui");
  return (
    <div className="page" data-width={width}>
      <Breadcrumb trail={[{ label: t("home"), href: "/" }, ...trail]} here={here ?? title} />
      <div className="page-title">
        <div className="with-actions">
          <h1>{title}</h1>
          {actions && <div className="button-row">{actions}</div>}
        </div>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children}
    </div>
  );
}
