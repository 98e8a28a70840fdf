import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Table } from "#components/ui/table.tsx";
import type { DirectoryService, DirectorySheet } from "#lib/directory/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { PUBLIC_INVOICES_SERVICE } from "#lib/structures/public.ts";

/** From so many services on, they are searched rather than read. */
const SEARCHED_FROM = 10;

/** The services that take invoices today. */
export function DirectoryServices({ sheet, typed }: { sheet: DirectorySheet; typed: string }) {
  const t = useTranslations("directory");
  const { activeServices, services, siret } = sheet;
  const at = (number: number) =>
    `${routes.directorySheet(siret, { service: typed, page: number === 1 ? null : number })}#services`;
  return (
    <section aria-labelledby="services">
      <h2 id="services">{t("services")}</h2>
      {activeServices === 0 && <p className="muted">{t("servicesNone")}</p>}
      {(activeServices > SEARCHED_FROM || typed !== "") && <ServicesFilter siret={siret} typed={typed} />}
      {activeServices > 0 && services.total === 0 && (
        <EmptyState
          title={t("servicesNoneFoundTitle")}
          action={<ButtonLink href={`${routes.directorySheet(siret)}#services`}>{t("servicesAll")}</ButtonLink>}
        >
          {t("servicesNoneFound", { count: activeServices })}
        </EmptyState>
      )}
      {services.total > 0 && <ServicesTable sheet={sheet} />}
      {services.pages > 1 && (
        <Pagination
          summary={t("servicesShown", { first: services.first, last: services.last, total: services.total })}
          first={services.page > 2 ? at(1) : null}
          previous={services.page > 1 ? at(services.page - 1) : null}
          next={services.page < services.pages ? at(services.page + 1) : null}
        />
      )}
    </section>
  );
}

function ServicesFilter({ siret, typed }: { siret: string; typed: string }) {
  const t = useTranslations("directory");
  return (
    <search>
      <form className="filters" action={`${routes.directorySheet(siret)}#services`}>
        <TextInput
          name="service"
          type="search"
          label={t("servicesSearch")}
          defaultValue={typed}
          maxLength={100}
          wordless
        />
        <div className="button-row">
          <Button type="submit">{t("submit")}</Button>
        </div>
      </form>
    </search>
  );
}

function ServicesTable({ sheet: { services, requiresCommitment, paymentNotReported } }: { sheet: DirectorySheet }) {
  const t = useTranslations("directory");
  return (
    <Table<DirectoryService>
      caption={t("servicesCaption", { count: services.total })}
      rows={services.items}
      rowKey={(service) => service.code}
      columns={[
        { key: "code", header: t("serviceCode"), rowHeader: true, cell: (service) => service.code },
        {
          key: "label",
          header: t("serviceLabel"),
          cell: (service) =>
            service.code === PUBLIC_INVOICES_SERVICE ? `${service.label} (${t("publicInvoices")})` : service.label,
        },
        {
          key: "commitment",
          header: t("serviceCommitment"),
          cell: (service) => t(service.requiresCommitment || requiresCommitment ? "mandatory" : "optional"),
        },
        {
          key: "payment",
          header: t("reported"),
          cell: (service) => t(service.paymentReported && !paymentNotReported ? "yes" : "no"),
        },
      ]}
    />
  );
}
