import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { presentProblems } from "#app/(portal)/facturation/factures-emises/deposer/[draftId]/present-problems.ts";
import { sendFlowAction } from "#app/(portal)/facturation/factures-emises/flux/[flowId]/envoyer/send-flow.action.ts";
import { NotReady } from "#components/invoices/flows/not-ready.tsx";
import { ReadyList } from "#components/invoices/flows/ready-list.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireActor } from "#lib/access/web.ts";
import { type FlowDraft, flowSheet, readyOfFlow, SENT_AT_ONCE } from "#lib/invoices/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ flowId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("flows.send"))("title") };
}

/** The last look before the invoices of a flow are sent: to whom each goes, and how much. */
export default async function SendFlowPage({ params }: Props) {
  const [actor, { flowId }] = await Promise.all([requireActor(), params]);
  const flow = await flowSheet(actor, flowId);
  if (!flow?.maySend) notFound();
  const [t, all, locale, { drafts, more }] = await Promise.all([
    getTranslations("flows.send"),
    getTranslations("flows"),
    getLocale(),
    readyOfFlow(actor, flowId),
  ]);
  const ready = drafts.filter((draft) => draft.ready);
  const waiting = await Promise.all(
    drafts.filter((draft) => !draft.ready).map((draft) => withReasons(draft, t("norm"))),
  );
  const advised = await Promise.all(
    ready.map(async (draft) => ({ ...draft, notes: await sentences(draft, draft.advisory) })),
  );
  return (
    <IssuedPage
      title={t("title")}
      lead={ready.length > 0 ? t("lead") : undefined}
      width="page"
      trail={[
        { label: all("title"), href: routes.flows() },
        { label: flow.number, href: routes.flow(flow.id) },
      ]}
    >
      <div className="page-sections">
        {ready.length > 0 ? (
          <Form action={sendFlowAction} wide>
            <input type="hidden" name="flowId" value={flow.id} />
            <input type="hidden" name="idempotencyKey" value={newId()} />
            <ReadyList drafts={advised} locale={locale} />
            {more && <p>{t("more", { limit: SENT_AT_ONCE })}</p>}
            <div className="button-row">
              <SubmitButton pendingLabel={t("sending")}>{t("submit")}</SubmitButton>
              <ButtonLink href={routes.flow(flow.id)}>{t("back")}</ButtonLink>
            </div>
          </Form>
        ) : (
          <EmptyState
            title={t("nothingTitle")}
            action={<ButtonLink href={routes.flow(flow.id)}>{t("back")}</ButtonLink>}
          >
            {t("nothing")}
          </EmptyState>
        )}
        {waiting.length > 0 && <NotReady drafts={waiting} />}
      </div>
    </IssuedPage>
  );
}

async function sentences(draft: FlowDraft, problems: FlowDraft["blocking"]): Promise<string[]> {
  return (await presentProblems(problems, draft.currency)).map(({ text }) => text);
}

/** What prevents a draft: look-alikes prevent it here, though they only warn on its own form. */
async function withReasons(draft: FlowDraft, norm: string) {
  const prevents = draft.blocking.length > 0 ? draft.blocking : draft.advisory;
  const reasons = await sentences(draft, prevents);
  return { ...draft, reasons: draft.breaksNorm ? [...(draft.blocking.length > 0 ? reasons : []), norm] : reasons };
}
