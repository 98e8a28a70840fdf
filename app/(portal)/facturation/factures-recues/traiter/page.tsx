import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { assignManyAction, treatManyAction } from "#app/(portal)/facturation/factures-recues/traiter/many.action.ts";
import { AssignManyForm } from "#components/invoices/received/assign-many-form.tsx";
import { ChosenTable } from "#components/invoices/received/chosen-table.tsx";
import { TreatManyForm } from "#components/invoices/received/treat-many-form.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { colleagues } from "#lib/access/index.ts";
import { requireRight } from "#lib/access/web.ts";
import { chosenReceived, movesForAll, type Params, readListText, receivedQuery } from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("received.many"))("title") };
}

/** One gesture on the invoices that were ticked: the moves that all of them allow, or the person who takes care of them. */
export default async function TreatManyPage({ searchParams }: Props) {
  const [actor, params, t, portal] = await Promise.all([
    requireRight(routes.receivedInvoices()),
    searchParams,
    getTranslations("received.many"),
    getTranslations("portal"),
  ]);
  const asked = [params.choix ?? []].flat();
  const chosen = await chosenReceived(actor, asked);
  const filter = readListText(params.liste);
  const list = filter ? receivedQuery(filter) : {};
  const people = await colleagues(actor, "invoice.treat", [...new Set(chosen.map((one) => one.recipientId))]);
  const left = new Set(asked).size - chosen.length;
  const shared = {
    idempotencyKey: newId(),
    chosen: chosen.map(({ id, version }) => `${id}:${version}`),
    list: typeof params.liste === "string" ? params.liste : "",
  };
  return (
    <Page
      title={t("title")}
      lead={chosen.length > 0 ? t("lead", { count: chosen.length }) : undefined}
      trail={[
        { label: portal("domains.facturation.name"), href: routes.invoicingDomain() },
        { label: portal("applications.FACTURES_RECUES.name"), href: routes.receivedInvoices(list) },
      ]}
    >
      {left > 0 && <Notice tone="warn">{t("left", { count: left })}</Notice>}
      {chosen.length === 0 ? (
        <EmptyState
          title={t("noneTitle")}
          action={<ButtonLink href={routes.receivedInvoices(list)}>{t("back")}</ButtonLink>}
        >
          {t("none")}
        </EmptyState>
      ) : (
        <div className="page-sections">
          <ChosenTable chosen={chosen} />
          <TreatManyForm action={treatManyAction} {...movesForAll(chosen)} count={chosen.length} shared={shared} />
          <AssignManyForm
            action={assignManyAction}
            people={people.map(({ userId, name }) => ({ value: userId, label: name }))}
            me={actor.userId}
            shared={shared}
          />
          <p>
            <ButtonLink href={routes.receivedInvoices(list)}>{t("back")}</ButtonLink>
          </p>
        </div>
      )}
    </Page>
  );
}
