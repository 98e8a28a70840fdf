import "server-only";
import type { Actor } from "#lib/access/index.ts";
import { recordAudit } from "#lib/audit/index.ts";
import {
  type ArchivedFile,
  type ArchivedInvoice,
  archivedFiles,
  archivedInvoices,
  type Chosen,
} from "#lib/invoices/data/archive-rows.ts";
import { reachOf } from "#lib/invoices/data/invoice.scope.ts";
import { type PlannedEntry, storedEntry, writtenEntry, zipEntries } from "#lib/invoices/data/zip-plan.ts";
import { MOST_ARCHIVED, uniqueNames } from "#lib/invoices/domain/archive.ts";
import { type IssuedCriteria, readIssuedCriteria } from "#lib/invoices/domain/criteria.ts";
import { ISSUED_FIELDS } from "#lib/invoices/domain/export-fields.ts";
import type { IssuedOrder } from "#lib/invoices/domain/issued-search.ts";
import { transaction } from "#lib/platform/db.ts";
import { type ZipEntry, zipLength } from "#lib/platform/zip-writer.ts";
import { type ExportColumn, exportHead, exportLines } from "#lib/shared/export-columns.ts";
import { isId } from "#lib/shared/ids.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** Which invoices: ids, or the first that a search finds in its order. */
export type ArchiveOrder = { readonly attachments: boolean } & (
  | { readonly invoiceIds: readonly string[] }
  | {
      readonly criteria: Partial<IssuedCriteria>;
      readonly order: IssuedOrder;
      readonly structureId: string | null;
    }
);

/** The words and columns of the archive, in the reader's language. */
export type ArchiveWords = {
  readonly locale: "fr" | "en";
  readonly columns: readonly ExportColumn<ArchivedInvoice["row"]>[];
  readonly summary: string;
  readonly attachments: string;
  readonly list: string;
  readonly unreadable: string;
};

/** What is to be sent, and how long it will be, when that can be told. */
type Archive = {
  readonly count: number;
  readonly length: number | null;
  readonly entries: () => AsyncGenerator<ZipEntry>;
};

const NUMBER = ISSUED_FIELDS.indexOf("number");

/**
 * An archive of issued invoices (F-90): a folder for each with its file, its attachments when they are wanted and a summary, then the list
 * of all. Files come from the storage one at a time, as they are sent. Keeps who took which.
 */
export async function downloadArchive(
  actor: Actor,
  asked: ArchiveOrder,
  words: ArchiveWords,
): Promise<Result<Archive, "NOT_FOUND">> {
  const { attachments } = asked;
  const [chosen, structureId]: [Chosen, string | null] =
    "invoiceIds" in asked
      ? [{ invoiceIds: asked.invoiceIds.filter(isId) }, null]
      : [{ criteria: readIssuedCriteria(asked.criteria), order: asked.order }, asked.structureId];
  const invoices = await archivedInvoices(reachOf(actor, "issued", structureId), chosen, MOST_ARCHIVED);
  if (invoices.length === 0) return refuse("NOT_FOUND");
  const ids = invoices.map(({ id }) => id);
  const files = await archivedFiles(ids, attachments);
  await transaction((tx) =>
    recordAudit(tx, {
      type: "invoices.downloaded",
      detail: { invoiceIds: ids, attachments },
      userId: actor.userId,
      sessionId: actor.sessionId,
    }),
  );
  const plan = planOf(invoices, files, words);
  return ok({ count: ids.length, length: zipLength(plan), entries: () => zipEntries(plan, words.unreadable) });
}

function planOf(
  invoices: readonly ArchivedInvoice[],
  files: ReadonlyMap<string, readonly ArchivedFile[]>,
  words: ArchiveWords,
): PlannedEntry[] {
  const folderOf = uniqueNames();
  const plan = invoices.flatMap(({ id, row }) => {
    const folder = folderOf(row[NUMBER] ?? id);
    const own = files.get(id) ?? [];
    const [mains, attached] = [uniqueNames(), uniqueNames()];
    const placeOf = ({ role, fileName }: ArchivedFile) =>
      role === "MAIN" ? mains(fileName) : `${words.attachments}/${attached(fileName)}`;
    const stored = own.map((file) => storedEntry(`${folder}/${placeOf(file)}`, file));
    return [...stored, writtenEntry(`${folder}/${mains(words.summary)}`, summaryOf(row, own, words))];
  });
  const { columns, locale } = words;
  const rows = invoices.map(({ row }) => row);
  return [...plan, writtenEntry(folderOf(words.list), exportHead(columns) + exportLines(columns, rows, locale))];
}

function summaryOf(row: ArchivedInvoice["row"], files: readonly ArchivedFile[], words: ArchiveWords): string {
  const between = words.locale === "fr" ? "\u00a0: " : ": ";
  const facts = words.columns.flatMap(({ header, value }) => {
    const text = value(row);
    return text === null ? [] : [`${header}${between}${text}`];
  });
  const hashes = files.map(({ fileName, sha256 }) => `${fileName}${between}SHA-256 ${sha256}`);
  return `\uFEFF${[...facts, "", ...hashes].join("\r\n")}\r\n`;
}
