import { useTranslations } from "next-intl";
import { SearchBox } from "#components/ui/search-box.tsx";
import { routes } from "#lib/shared/routes.ts";

export function HelpSearch({ typed }: { typed: string }) {
  const t = useTranslations("help");
  return (
    <SearchBox
      action={routes.help()}
      typed={typed}
      words={{ label: t("searchLabel"), submit: t("search"), reset: t("reset") }}
    />
  );
}
