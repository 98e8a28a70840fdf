import { useTranslations } from "next-intl";
import { DownloadLink } from "#components/ui/button.tsx";
import type { Column } from "#components/ui/table.tsx";
import type { FoundInside } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Where it was found, by the id of the invoice; empty when nobody searched inside. */
export type Finds = ReadonlyMap<string, FoundInside>;

/** The file that holds what was looked for, and the text around it. What comes from a file is text here, never markup. */
function Excerpt({ find }: { find: FoundInside }) {
  return (
    <>
      <DownloadLink href={routes.apiDocument(find.documentId)}>{find.fileName}</DownloadLink>
      <p className="excerpt">
        {find.parts.map(({ text, found }, i) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, never moved
          found ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
        )}
      </p>
    </>
  );
}

/** The column of a list searched inside; none when it was not. */
export function useFoundInside<Row extends { readonly id: string }>(finds: Finds): Column<Row>[] {
  const t = useTranslations("invoices.inside");
  if (finds.size === 0) return [];
  const cell = ({ id }: Row) => {
    const find = finds.get(id);
    return find ? <Excerpt find={find} /> : null;
  };
  return [{ key: "inside", header: t("column"), cell }];
}
