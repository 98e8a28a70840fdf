import "server-only";
import { currentStructureName } from "#app/viewer.ts";
import { ActingNote } from "#components/frame/acting-note.tsx";

/** The structure that a list of invoices is narrowed to, said above it. */
export async function CurrentNote() {
  const structure = await currentStructureName();
  return <ActingNote name={structure?.name ?? null} />;
}
