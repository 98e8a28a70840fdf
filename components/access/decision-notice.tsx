import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import type { ApprovalSheet } from "#lib/access/public.ts";

/** What the manager just decided. A request that nobody decided says nothing. */
export function DecisionNotice({ request }: { request: ApprovalSheet }) {
  const t = useTranslations("approvals");
  const word = request.status === "VALIDEE" ? "approved" : request.status === "REFUSEE" ? "refused" : null;
  if (!word) return null;
  return (
    <Notice tone="ok" live="polite" title={t(word, { name: request.person })}>
      <p>{t(`${word}Text`)}</p>
    </Notice>
  );
}
