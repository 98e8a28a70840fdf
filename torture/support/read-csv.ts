/** The cells of a file as a spreadsheet reads them (RFC 4180, separated by semicolons), the mark of its encoding left out. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replace(/^\uFEFF/, "");
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] ?? "";
    if (quoted && char === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (!quoted && char === ";") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (!quoted && char === "\n") {
      rows.at(-1)?.push(cell.replace(/\r$/, ""));
      rows.push([]);
      cell = "";
    } else cell += char;
  }
  if (cell !== "" || rows.at(-1)?.length !== 0) rows.at(-1)?.push(cell);
  return rows.filter((row) => row.length > 0);
}
