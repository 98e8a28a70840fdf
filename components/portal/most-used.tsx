import { useTranslations } from "next-intl";
import { Tile, Tiles } from "#components/ui/blocks.tsx";
import type { PortalFunction } from "#lib/portal/public.ts";

/** « Fonctionnalités les plus utilisées »: those of the person once they have some, else what is usual for their tab. */
export function MostUsed({ functions }: { functions: readonly PortalFunction[] }) {
  const t = useTranslations();
  return (
    <Tiles>
      {functions.map(({ code, href }) => (
        <Tile key={code} title={t(`functions.${code}.name`)} href={href}>
          {t(`functions.${code}.text`)}
        </Tile>
      ))}
    </Tiles>
  );
}
