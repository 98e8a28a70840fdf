import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { reported } from "#app/(portal)/facturation/factures-emises/flux/[flowId]/report.ts";
import { FlowFacts } from "#components/invoices/flows/flow-facts.tsx";
import { FlowMeaning } from "#components/invoices/flows/flow-meaning.tsx";
import { FlowProgressBar } from "#components/invoices/flows/flow-progress.tsx";
import { MemberTable } from "#components/invoices/flows/member-table.tsx";
import { IssuedPage } from "#components/invoices/issued-page.tsx";
import { Card, Details } from "#components/ui/blocks.tsx";
import { ButtonLink, DownloadLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireActor } from "#lib/access/web.ts";
import { presentRefusal } from "#lib/actions/index.ts";
import { flowProgress, flowSheet } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ flowId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("flows"))("title") };
}

/** One flow: how far it is, and what became of each file. */
export default async function FlowPage({ params, searchParams }: Props) {
  const [actor, { flowId }, query] = await Promise.all([requireActor(), params, searchParams]);
  const [flow, progress] = await Promise.all([flowSheet(actor, flowId), flowProgress(actor, flowId)]);
  if (!flow || !progress) notFound();
  const [t, all, { flows: words }, members, refusal] = await Promise.all([
    getTranslations("flows.sheet"),
    getTranslations("flows"),
    getMessages(),
    reported(flow.members),
    flow.refusal && presentRefusal(flow.refusal),
  ]);
  const taken = members.filter(({ outcome }) => outcome !== "ignored");
  const ignored = members.filter(({ outcome }) => outcome === "ignored");
  const [sent, failed] = [countOf(query.envoyees), countOf(query.non)];
  return (
    <IssuedPage
      title={t("title", { number: flow.number })}
      lead={t("lead", { name: flow.depositedBy, structure: flow.structureName })}
      trail={[{ label: all("title"), href: routes.flows() }]}
      width="full"
      actions={
        <>
          <ButtonLink href={routes.flows()} icon="arrow-left">
            {t("allFlows")}
          </ButtonLink>
          {flow.counts.sent > 0 && (
            <DownloadLink href={routes.flowCertificates(flow.id)}>{t("certificates")}</DownloadLink>
          )}
          {members.length > 0 && <DownloadLink href={routes.flowReport(flow.id)}>{t("csv")}</DownloadLink>}
        </>
      }
    >
      <div className="page-sections">
        {(sent > 0 || failed > 0) && (
          <Notice
            tone={failed > 0 ? "warn" : "ok"}
            live="polite"
            title={sent > 0 ? t("sent", { count: sent }) : t("none")}
          >
            {failed > 0 && <p>{t("notSent", { count: failed })}</p>}
          </Notice>
        )}
        {progress.busy ? (
          <Card title={t(progress.total === 0 ? "openingTitle" : "readingTitle")}>
            <FlowProgressBar
              {...progress}
              url={routes.apiFlow(flow.id)}
              words={{ label: words.sheet.progress, count: words.sheet.done }}
            />
            <p>{t("readingText")}</p>
            <p>
              <ButtonLink href={routes.flow(flow.id)}>{t("reload")}</ButtonLink>
            </p>
          </Card>
        ) : (
          <FlowMeaning flow={flow} refusal={refusal?.message ?? null} />
        )}
        <FlowFacts flow={flow} />
        {flow.electronic > 0 && flow.maySend && !progress.busy && (
          <Card title={t("readyTitle", { count: flow.electronic })}>
            <p>{t("readyText")}</p>
            <p>
              <ButtonLink look="primary" href={routes.sendFlow(flow.id)}>
                {t("ready")}
              </ButtonLink>
            </p>
          </Card>
        )}
        {taken.length > 0 && <MemberTable members={taken} caption={t("members")} />}
        {ignored.length > 0 && (
          <Details summary={t("ignored", { count: ignored.length })}>
            <ul className="plain-list">
              {ignored.map(({ id, path, reason }) => (
                <li key={id}>
                  {t.rich("ignoredFile", {
                    file: (text) => <span className="file-path">{text}</span>,
                    path,
                    reason: reason ?? "",
                  })}
                </li>
              ))}
            </ul>
          </Details>
        )}
      </div>
    </IssuedPage>
  );
}

function countOf(asked: string | string[] | undefined): number {
  return typeof asked === "string" && /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
}
