import "server-only";
import { knownRecipients } from "#lib/directory/queries/recipient.ts";
import { structuresByIds } from "#lib/structures/index.ts";

/**
 * What recognition may know before reading: the numbers of the depositor's own structures (they are the supplier, never the
 * recipient), and a way to ask which of the numbers on the page are public entities.
 */
export async function readingContext(structureIds: readonly string[]): Promise<{
  readonly ownIdentifiers: readonly string[];
  readonly findRecipients: (identifiers: readonly string[]) => Promise<readonly string[]>;
}> {
  const own = await structuresByIds(structureIds);
  return { ownIdentifiers: own.map((structure) => structure.identifier), findRecipients: knownRecipients };
}
