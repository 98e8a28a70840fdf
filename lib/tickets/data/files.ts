import "server-only";
import { ANY_ATTACHMENT, type Checked, type EvidenceFile, receiveEvidence } from "#lib/documents/index.ts";
import { type Result, refuse } from "#lib/shared/result.ts";
import { MOST_FILES } from "#lib/tickets/domain/limits.ts";

/** What came with a message, checked as every attachment is (T-08, T-09): their number, names, types, contents, viruses. */
export async function receiveFiles(files: readonly EvidenceFile[]): Promise<Result<readonly Checked[]>> {
  if (files.length > MOST_FILES) return refuse("TOO_MANY_FILES", { params: { limit: MOST_FILES } });
  return receiveEvidence(files, ANY_ATTACHMENT);
}
