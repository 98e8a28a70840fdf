import { useTranslations } from "next-intl";
import { StatusDot } from "#components/ui/status.tsx";
import { FLOW_STATES, type FlowCounts, type FlowState } from "#lib/invoices/domain/flow-states.ts";

/** A state of a flow wherever one is shown. */
export function FlowStateBadge({ state }: { state: FlowState }) {
  const t = useTranslations("flows.states");
  return <StatusDot tone={FLOW_STATES[state].tone}>{t(state)}</StatusDot>;
}

const SHOWN = ["waiting", "drafts", "sent", "deleted", "refused"] as const satisfies readonly (keyof FlowCounts)[];

/** « 3 brouillons à vérifier, 2 fichiers refusés ». */
export function FlowCountsText({ counts }: { counts: FlowCounts }) {
  const t = useTranslations("flows.counts");
  const parts = SHOWN.filter((name) => counts[name] > 0).map((name) => t(name, { count: counts[name] }));
  return parts.length === 0 ? t("none") : parts.join(", ");
}

/** What the file was received as: a syntax, or a lot. */
export function useSyntaxWord(): (syntax: string) => string {
  const lots = useTranslations("flows.lots");
  const formats = useTranslations("deposit.formats");
  return (syntax) => {
    if (syntax === "LOT_ZIP" || syntax === "LOT_TAR_GZ") return lots(syntax);
    return formats.has(syntax as "IMAGE") ? formats(syntax as "IMAGE") : syntax;
  };
}
