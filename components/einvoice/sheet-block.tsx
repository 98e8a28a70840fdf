import type { SheetView, TableView } from "#components/einvoice/view.ts";
import { Card, DescriptionList } from "#components/ui/blocks.tsx";
import { type Column, Table } from "#components/ui/table.tsx";

/** An electronic invoice made readable: parties, lines, VAT, totals. */
export function SheetBlock({ sheet }: { sheet: SheetView }) {
  return (
    <Card title={sheet.title}>
      <DescriptionList items={sheet.items} />
      <div className="einvoice-parties">
        {sheet.parties.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
      </div>
      {sheet.lines.rows.length > 0 && <Rows table={sheet.lines} />}
      {sheet.moreLines && <p>{sheet.moreLines}</p>}
      {sheet.vat.rows.length > 0 && <Rows table={sheet.vat} />}
      {sheet.totals.length > 0 && (
        <>
          <h3>{sheet.totalsTitle}</h3>
          <DescriptionList items={sheet.totals} />
        </>
      )}
    </Card>
  );
}

type Row = { readonly key: string; readonly cells: readonly string[] };

function Rows({ table }: { table: TableView }) {
  const columns = table.columns.map(
    ({ header, end }, index): Column<Row> => ({
      key: String(index),
      header,
      cell: ({ cells }) => cells[index] ?? "",
      rowHeader: index === 0,
      ...(end ? { align: "end" } : {}),
    }),
  );
  const rows = table.rows.map((cells, index) => ({ key: String(index), cells }));
  return <Table caption={table.caption} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}
