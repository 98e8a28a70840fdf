import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { Table } from "#components/ui/table.tsx";
import type { DirectoryService, DirectorySheet } from "#lib/directory/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  draft: { readonly id: string; readonly version: number };
  sheet: DirectorySheet;
  typed: string;
};

/** The services of the structure that was chosen which take invoices today. */
export function ChooseService({ action, draft, sheet, typed }: Props) {
  const t = useTranslations("deposit.choose");
  const d = useTranslations("directory");
  const { services, siret } = sheet;
  const here = (more: { recherche?: string; page?: number | null }) =>
    routes.chooseRecipient(draft.id, { siret, ...more });
  const at = (number: number) => here({ recherche: typed, page: number === 1 ? null : number });
  return (
    <div className="page-sections">
      <Notice title={t("chosen", { name: sheet.legalName ?? siret })}>
        <p>{t(sheet.requiresService ? "serviceAsked" : "serviceOptional")}</p>
      </Notice>
      <SearchBox
        action={routes.chooseRecipient(draft.id)}
        typed={typed}
        before={<input type="hidden" name="siret" value={siret} />}
        words={{ label: d("servicesSearch"), submit: d("submit") }}
      />
      <Form action={action}>
        <input type="hidden" name="invoiceId" value={draft.id} />
        <input type="hidden" name="version" value={draft.version} />
        <input type="hidden" name="recipientIdentifier" value={siret} />
        {services.total === 0 ? (
          <p>{d("servicesNoneFound", { count: sheet.activeServices })}</p>
        ) : (
          <Table<DirectoryService>
            caption={d("servicesCaption", { count: services.total })}
            rows={services.items}
            rowKey={(service) => service.code}
            columns={[
              { key: "code", header: d("serviceCode"), rowHeader: true, cell: (service) => service.code },
              { key: "label", header: d("serviceLabel"), cell: (service) => service.label },
              {
                key: "commitment",
                header: d("serviceCommitment"),
                cell: (service) => d(service.requiresCommitment || sheet.requiresCommitment ? "mandatory" : "optional"),
              },
              {
                key: "choose",
                header: t("choice"),
                hiddenHeader: true,
                cell: (service) => (
                  <Button type="submit" size="small" name="recipientServiceCode" value={service.code}>
                    {t("choose")} <span className="visually-hidden">{service.code}</span>
                  </Button>
                ),
              },
            ]}
          />
        )}
        {!sheet.requiresService && (
          <div className="button-row">
            <Button type="submit" name="recipientServiceCode" value="">
              {t("noService")}
            </Button>
          </div>
        )}
      </Form>
      {services.pages > 1 && (
        <Pagination
          summary={d("servicesShown", { first: services.first, last: services.last, total: services.total })}
          first={services.page > 2 ? at(1) : null}
          previous={services.page > 1 ? at(services.page - 1) : null}
          next={services.page < services.pages ? at(services.page + 1) : null}
        />
      )}
    </div>
  );
}
