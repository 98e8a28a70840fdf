import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Page } from "#components/ui/page.tsx";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  invoice: { readonly id: string; readonly number: string };
  children: ReactNode;
};

/** The ground of a page below the sheet of a received invoice. */
export function ReceivedSubPage({ invoice, children, ...page }: Props) {
  const portal = useTranslations("portal");
  return (
    <Page
      trail={[
        { label: portal("domains.facturation.name"), href: routes.invoicingDomain() },
        { label: portal("applications.FACTURES_RECUES.name"), href: routes.receivedInvoices() },
        { label: invoice.number, href: routes.receivedInvoice(invoice.id) },
      ]}
      {...page}
    >
      {children}
    </Page>
  );
}
