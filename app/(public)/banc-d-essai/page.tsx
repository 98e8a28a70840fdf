import { notFound } from "next/navigation";
import { connection } from "next/server";
import { env } from "#lib/platform/index.ts";

const ROWS = Array.from({ length: 50 }, (_, row) =>
  Array.from({ length: 8 }, (_, column) => `${row + 1}.${column + 1}`),
);

/**
 * The yardstick of the lists in `npm run bench`: the portal's own frame around fifty fixed rows, nothing asked of the database.
 * It answers 404 unless BENCH_PAGES=1.
 */
export default async function BenchPage() {
  await connection();
  if (env().BENCH_PAGES !== "1") notFound();
  return (
    <div className="table-frame">
      <table className="table">
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
    </div>
  );
}
