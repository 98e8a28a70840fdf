import { useTranslations } from "next-intl";
import { Details } from "#components/ui/blocks.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { Table } from "#components/ui/table.tsx";
import { type FileColumn, SERVICE_FILE, STRUCTURE_FILE } from "#lib/directory/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** The whole directory as files, each column explained: what is written here is read from the table that writes them. */
export function DirectoryDownload() {
  const t = useTranslations("directory");
  return (
    <section aria-labelledby="telecharger">
      <h2 id="telecharger">{t("downloadTitle")}</h2>
      <p>{t("downloadText")}</p>
      <div className="button-row">
        <DownloadLink href={routes.directoryStructures()}>{t("downloadStructures")}</DownloadLink>
        <DownloadLink href={routes.directoryServices()}>{t("downloadServices")}</DownloadLink>
        <DownloadLink href={routes.directoryJson()}>{t("downloadJson")}</DownloadLink>
      </div>
      <Details summary={t("columnsTitle")}>
        <div className="page-sections">
          <p>{t("columnsText")}</p>
          <ColumnsTable caption={t("structuresFile")} columns={STRUCTURE_FILE} />
          <ColumnsTable caption={t("servicesFile")} columns={SERVICE_FILE} />
        </div>
      </Details>
    </section>
  );
}

function ColumnsTable({ caption, columns }: { caption: string; columns: readonly FileColumn[] }) {
  const t = useTranslations("directory");
  return (
    <Table<FileColumn>
      caption={caption}
      rows={columns}
      rowKey={(column) => column.name}
      columns={[
        { key: "name", header: t("column"), rowHeader: true, cell: ({ name }) => <code>{name}</code> },
        { key: "meaning", header: t("meaning"), cell: ({ name }) => t(`columns.${name}`) },
      ]}
    />
  );
}
