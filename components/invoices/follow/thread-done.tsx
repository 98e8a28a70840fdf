import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";

/** What was just done in the thread, told once. */
export function ThreadDone({ said }: { said: string | string[] | undefined }) {
  const t = useTranslations("thread.done");
  const known = (["envoye", "retire"] as const).find((one) => one === said);
  return known ? (
    <Notice tone="ok" live="polite">
      {t(known)}
    </Notice>
  ) : null;
}
