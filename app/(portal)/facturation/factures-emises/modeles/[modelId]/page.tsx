import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import {
  changeRecurrenceAction,
  deleteModelAction,
  draftFromModelAction,
  startRecurrenceAction,
} from "#app/(portal)/facturation/factures-emises/modeles/models.action.ts";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { DeleteModel, ModelSummary } from "#components/invoices/models/model-summary.tsx";
import { RecurrenceForm } from "#components/invoices/models/recurrence-form.tsx";
import { RecurrenceList } from "#components/invoices/models/recurrence-list.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { modelSheet } from "#lib/invoices/index.ts";
import { now } from "#lib/platform/index.ts";
import { parisDay } from "#lib/shared/dates.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ modelId: string }>; searchParams: Promise<{ fait?: string | string[] }> };

const DONE = ["enregistre", "recurrence", "change"] as const;

const read = cache(async (modelId: string) => (await modelSheet(await requireActor(), modelId)) ?? notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).modelId)).name };
}

/** One model: what it says, a draft of it now, and the drafts that come at each period. */
export default async function ModelPage({ params, searchParams }: Props) {
  const [model, { fait }, t] = await Promise.all([
    params.then(({ modelId }) => read(modelId)),
    searchParams,
    getTranslations("models"),
  ]);
  const said = DONE.find((one) => one === fait);
  return (
    <IssuedPage title={model.name} trail={[{ label: t("title"), href: routes.invoiceModels() }]}>
      <div className="page-sections">
        {said && <Notice tone="ok" live="polite" title={t(`done.${said}`)} />}
        <ModelSummary model={model} />
        <Form action={draftFromModelAction}>
          <input type="hidden" name="modelId" value={model.id} />
          <input type="hidden" name="key" value={newId()} />
          <div>
            <SubmitButton icon="copy">{t("draft")}</SubmitButton>
          </div>
        </Form>
        <RecurrenceList recurrences={model.recurrences} action={changeRecurrenceAction} />
        <RecurrenceForm modelId={model.id} action={startRecurrenceAction} today={parisDay(now())} />
        <DeleteModel
          model={model}
          action={deleteModelAction}
          recurs={model.recurrences.some(({ state }) => state !== "ended")}
        />
      </div>
    </IssuedPage>
  );
}
