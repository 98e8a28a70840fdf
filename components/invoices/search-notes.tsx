import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { SearchNote } from "#lib/invoices/public.ts";

/** What was typed in a search and could not be used as it was. */
export function SearchNotes({ notes }: { notes: readonly SearchNote[] }) {
  const t = useTranslations("issued.search");
  if (notes.length === 0) return null;
  return (
    <Notice tone="warn" live="polite">
      {notes.map((note) => (
        <p key={JSON.stringify(note)}>
          {note.code === "badPeriod" ? t("badPeriod") : t(note.code, { value: note.value })}
        </p>
      ))}
    </Notice>
  );
}
