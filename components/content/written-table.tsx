import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { type Column, Table } from "#components/ui/table.tsx";

type Written = { readonly id: string; readonly titleFrench: string };

type Props<Row> = {
  caption: string;
  rows: readonly Row[];
  /** Where one is written. */
  href: (id: string) => string;
  /** What is told of each beside its title. */
  columns: readonly Column<Row>[];
  /** What is said when there is none. */
  none: { readonly title: string; readonly text: string };
};

/** What administrators wrote of one kind, by its French title, each leading to where it is written. */
export function WrittenTable<Row extends Written>({ caption, rows, href, columns, none }: Props<Row>) {
  const t = useTranslations("contents");
  if (rows.length === 0) return <EmptyState title={none.title}>{none.text}</EmptyState>;
  return (
    <Table<Row>
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "title",
          header: t("titleFrench"),
          rowHeader: true,
          cell: ({ id, titleFrench }) => (
            <Link href={href(id)} lang="fr">
              {titleFrench}
            </Link>
          ),
        },
        ...columns,
      ]}
    />
  );
}
