import { useTranslations } from "next-intl";
import { FlowCountsText, FlowStateBadge, useSyntaxWord } from "#components/invoices/flows/flow-words.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { FlowSheet } from "#lib/invoices/domain/flow-view.ts";

/** The head of a flow: state, file, when, and how many of its files became what. */
export function FlowFacts({ flow }: { flow: FlowSheet }) {
  const t = useTranslations("flows");
  const syntax = useSyntaxWord();
  return (
    <DescriptionList
      items={[
        { label: t("stateColumn"), value: <FlowStateBadge state={flow.state} /> },
        // Before it is opened nobody knows.
        ...(flow.members.length > 0 ? [{ label: t("files"), value: <FlowCountsText counts={flow.counts} /> }] : []),
        { label: t("file"), value: <span className="file-path">{flow.fileName}</span> },
        { label: t("syntax"), value: syntax(flow.syntax) },
        { label: t("depositedAt"), value: <DateText value={flow.depositedAt} /> },
      ]}
    />
  );
}
