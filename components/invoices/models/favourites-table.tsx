import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { Link } from "#components/ui/link.tsx";
import { Badge } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { FavouriteView } from "#lib/invoices/index.ts";
import { needsWords } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { favourites: readonly FavouriteView[]; action: ComponentProps<typeof Form>["action"] };

/** Each recipient, its service, what it asks for, and the gesture that forgets it. */
export function FavouritesTable({ favourites, action }: Props) {
  const t = useTranslations("models.favourites");
  const needs = useTranslations("deposit.needs");
  if (favourites.length === 0) return <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>;
  return (
    <Table<FavouriteView>
      caption={t("title")}
      captionHidden
      rows={favourites}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("recipient"),
          rowHeader: true,
          cell: ({ name, siret, closed }) => (
            <>
              <Link href={routes.directorySheet(siret)}>{name}</Link>{" "}
              {closed && <Badge tone="warn">{t("closed")}</Badge>}
            </>
          ),
        },
        { key: "siret", header: t("siret"), nowrap: true, cell: ({ siret }) => <Identifier value={siret} /> },
        { key: "place", header: t("town"), cell: ({ place }) => place },
        {
          key: "service",
          header: t("service"),
          cell: ({ service }) => service && `${service.code} – ${service.label}`,
        },
        { key: "needs", header: t("asks"), cell: (row) => needs(needsWords(row.needs)) },
        {
          key: "actions",
          header: t("actions"),
          hiddenHeader: true,
          cell: ({ id, name }) => (
            <Form action={action}>
              <input type="hidden" name="favouriteId" value={id} />
              <SubmitButton look="quiet" size="small" icon="trash">
                {t("forget")}
                <VisuallyHidden> {name}</VisuallyHidden>
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  );
}
