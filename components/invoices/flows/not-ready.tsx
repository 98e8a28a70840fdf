import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { routes } from "#lib/shared/routes.ts";

type Draft = { readonly invoiceId: string; readonly number: string; readonly reasons: readonly string[] };

/** The electronic invoices of a flow that cannot leave with the others, each with what is missing and the way to its draft. */
export function NotReady({ drafts }: { drafts: readonly Draft[] }) {
  const t = useTranslations("flows.send");
  return (
    <Notice tone="warn" title={t("notReadyTitle", { count: drafts.length })}>
      <p>{t("notReady")}</p>
      <ul className="plain-list">
        {drafts.map(({ invoiceId, number, reasons }) => (
          <li key={invoiceId}>
            <Link href={routes.draft(invoiceId)}>{t("invoice", { number })}</Link> {reasons.join(" ")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
