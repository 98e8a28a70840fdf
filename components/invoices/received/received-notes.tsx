import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { ReceivedNote } from "#lib/invoices/public.ts";

/** What was typed in the filter and could not be used as it was. */
export function ReceivedNotes({ notes }: { notes: readonly ReceivedNote[] }) {
  const t = useTranslations("received");
  if (notes.length === 0) return null;
  return (
    <Notice tone="warn" live="polite">
      {notes.map((note) => (
        <p key={JSON.stringify(note)}>{"value" in note ? t(note.code, { value: note.value }) : t(note.code)}</p>
      ))}
    </Notice>
  );
}
