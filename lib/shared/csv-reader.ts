/** One line of a file: its number, as an editor shows it, and its cells. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** A file that is not what it says: where it goes wrong, from which line on nothing can be told. */
export type CsvFault = "UNCLOSED_QUOTE" | "LINE_TOO_LONG";

export class CsvError extends Error {
  readonly fault: CsvFault;
  readonly line: number;

  constructor(fault: CsvFault, line: number) {
    super(`${fault} at line ${line}`);
    this.fault = fault;
    this.line = line;
  }
}

/** More than this without an end is no line of a table. It also bounds what waits in memory. */
const LONGEST_RECORD = 1_000_000;

type Cell = {
  readonly text: string;
  /** Place of what ended it. */
  readonly end: number;
  /** Line ends within it. */
  readonly lines: number;
};

/** What separates the cells, as the first line shows it. */
function separatorOf(firstLine: string): string {
  const counts = [";", ",", "\t"].map((one) => [one, firstLine.split(one).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/**
 * Reads a CSV file as it comes, in pieces of any size: RFC 4180, with the separator of its first line, any end of line, and the mark of
 * UTF-8 forgiven. Quotes are read as such at the start of a cell only. Empty lines are left out.
 */
export function csvReader() {
  let waiting = "";
  let separator: string | null = null;
  let line = 1;

  /** The records that end within `waiting`; the last piece of a file ends with it. */
  function take(last: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    for (;;) {
      const record = cut(last);
      if (!record) break;
      if (record.cells.length > 1 || record.cells[0] !== "") records.push(record);
    }
    if (waiting.length > LONGEST_RECORD) throw new CsvError("LINE_TOO_LONG", line);
    return records;
  }

  function cut(last: boolean): CsvRecord | null {
    if (waiting === "") return null;
    separator ??= firstSeparator(last);
    if (separator === null) return null;
    const cells: string[] = [];
    let at = 0;
    let lines = 0;
    for (;;) {
      const cell: Cell | null = waiting[at] === '"' ? quoted(at, last) : plain(at, separator);
      if (cell === null) return null;
      lines += cell.lines;
      cells.push(cell.text);
      const next: string | undefined = waiting[cell.end];
      // A file may go on with the line feed of this carriage return.
      if (next === undefined && !last) return null;
      if (next === "\r" && cell.end + 1 === waiting.length && !last) return null;
      if (next === separator) {
        at = cell.end + 1;
        continue;
      }
      const width = next === "\r" && waiting[cell.end + 1] === "\n" ? 2 : 1;
      const record = { line, cells };
      line += lines + 1;
      waiting = waiting.slice(cell.end + width);
      return record;
    }
  }

  function firstSeparator(last: boolean): string | null {
    const end = waiting.search(/[\r\n]/);
    if (end < 0 && !last) return null;
    return separatorOf(end < 0 ? waiting : waiting.slice(0, end));
  }

  function plain(from: number, between: string): Cell {
    let end = from;
    while (end < waiting.length) {
      const char = waiting[end];
      if (char === between || char === "\n" || char === "\r") break;
      end += 1;
    }
    return { text: waiting.slice(from, end), end, lines: 0 };
  }

  function quoted(from: number, last: boolean): Cell | null {
    let text = "";
    let at = from + 1;
    for (;;) {
      const close = waiting.indexOf('"', at);
      if (close < 0 || (close + 1 === waiting.length && !last)) {
        if (last) throw new CsvError("UNCLOSED_QUOTE", line);
        return null;
      }
      text += waiting.slice(at, close);
      if (waiting[close + 1] !== '"') {
        // What stands between the quote and the end of the cell belongs to it, as spreadsheets have it.
        const rest = plain(close + 1, separator ?? ";");
        return { text: text + rest.text, end: rest.end, lines: text.split("\n").length - 1 };
      }
      text += '"';
      at = close + 2;
    }
  }

  return {
    push(piece: string): CsvRecord[] {
      waiting += line === 1 && waiting === "" ? piece.replace(/^\uFEFF/, "") : piece;
      return take(false);
    },
    end: (): CsvRecord[] => take(true),
  };
}

/** The records of a file, a few hundred at a time. Throws `CsvError` when the file is broken. */
export async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<readonly CsvRecord[]> {
  const reader = csvReader();
  for await (const piece of pieces) {
    const records = reader.push(piece);
    if (records.length > 0) yield records;
  }
  const rest = reader.end();
  if (rest.length > 0) yield rest;
}
