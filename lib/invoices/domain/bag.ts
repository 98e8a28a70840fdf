/** A bag (BagIt, RFC 8493): a folder that says what is in it and how to check it, readable in fifty years without this portal. */
export const BAG_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

export type BagFile = { readonly path: string; readonly sha256: string; readonly size: number };

/** `manifest-sha256.txt` and its likes: a hash and a path on each line. A line end in a name is written as the RFC asks. */
export function manifestOf(files: readonly BagFile[]): string {
  return files
    .map(({ path, sha256 }) => {
      const plain = path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D");
      return `${sha256}  ${plain}\n`;
    })
    .join("");
}

export type BagInfo = { readonly source: string; readonly date: string; readonly description: string };

/** `bag-info.txt`. The sum of the payload is "bytes.files", so that a bag cut short shows at once. */
export function bagInfoOf({ source, date, description }: BagInfo, payload: readonly BagFile[]): string {
  const bytes = payload.reduce((sum, { size }) => sum + size, 0);
  const one = (text: string) => text.replace(/\s+/g, " ").trim();
  return [
    `Source-Organization: ${one(source)}`,
    `Bagging-Date: ${date}`,
    `External-Description: ${one(description)}`,
    `Payload-Oxum: ${bytes}.${payload.length}`,
    "",
  ].join("\n");
}
