import { connection } from "next/server";

const ROWS = Array.from({ length: 50 }, (_, row) =>
  Array.from({ length: 8 }, (_, column) => `${row + 1}.${column + 1}`),
);

/** What Next itself costs: a page rendered at each request that asks nobody anything and draws fifty rows. */
export default async function TablePage() {
  await connection();
  return (
    <table>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row[0]}>
            {row.map((cell) => (
              <td key={cell}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
