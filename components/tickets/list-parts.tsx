import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Select } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Query } from "#lib/shared/routes.ts";
import type { TicketGroup } from "#lib/tickets/index.ts";

/** What a search among tickets keeps besides its words: the view and the order. */
export function KeptFields({ query }: { query: Query }) {
  return (["onglet", "tri", "ordre"] as const).map((name) =>
    query[name] ? <input key={name} type="hidden" name={name} value={String(query[name])} /> : null,
  );
}

/** « Regrouper par »: a column, sent with the words of the search. */
export function GroupChoice({ group }: { group: TicketGroup | null }) {
  const t = useTranslations("tickets.list");
  const labels: Record<TicketGroup, string> = {
    description: t("description"),
    cree: t("createdDay"),
    categorie: t("category"),
    "sous-categorie": t("subcategory"),
    statut: t("status"),
  };
  return (
    <Select
      name="groupe"
      label={t("groupBy")}
      empty={t("noGroup")}
      options={Object.entries(labels).map(([value, label]) => ({ value, label }))}
      defaultValue={group ?? ""}
      width="medium"
      wordless
    />
  );
}

type View = { readonly key: string; readonly href: string; readonly label: ReactNode; readonly current: boolean };

/** The views of a list of tickets, with how many are in each. */
export function TicketViews({ label, views }: { label: string; views: readonly View[] }) {
  return (
    <nav className="view-links" aria-label={label}>
      {views.map(({ key, href, label: words, current }) => (
        <Link key={key} className="" href={href} {...(current ? { "aria-current": "page" as const } : {})}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
