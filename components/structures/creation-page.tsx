import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";

type Props = { step: 1 | 2 | 3; title: string; lead: string; children: ReactNode };

/** One of the three screens on the way to a new structure. */
export function CreationPage({ step, title, lead, children }: Props) {
  const t = useTranslations("createStructure");
  const structures = useTranslations("structures")("title");
  return (
    <Page
      title={title}
      here={t("title")}
      trail={[{ label: structures, href: routes.structures() }]}
      lead={
        <>
          <strong>{t("step", { step })}</strong> {lead}
        </>
      }
      width="form"
    >
      <div className="grid gap-6">{children}</div>
    </Page>
  );
}
