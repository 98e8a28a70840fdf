import { useTranslations } from "next-intl";
import { Notice, type NoticeTone } from "#components/ui/notice.tsx";
import type { FlowSheet } from "#lib/invoices/domain/flow-view.ts";

type Meaning = "waiting" | "retry" | "drafts" | "draftsLeft" | "deleted" | "integrated" | "partly" | "rejected";

const TONES: Readonly<Record<Meaning, NoticeTone>> = {
  waiting: "info",
  retry: "warn",
  drafts: "info",
  draftsLeft: "info",
  deleted: "info",
  integrated: "ok",
  partly: "warn",
  rejected: "stop",
};

/** What the state of a flow means for the person, in one sentence; `refusal` when the whole was refused. */
export function FlowMeaning({ flow, refusal }: { flow: FlowSheet; refusal: string | null }) {
  const t = useTranslations("flows.sheet.meaning");
  const meaning = meaningOf(flow);
  return (
    <Notice tone={TONES[meaning]}>
      {refusal && <p>{refusal}</p>}
      <p>{t(meaning)}</p>
    </Notice>
  );
}

function meaningOf({ state, counts }: FlowSheet): Meaning {
  if (state === "IN_REJETE") return "rejected";
  if (state === "IN_INTEGRE") return "integrated";
  if (state === "IN_INTEGRE_PARTIEL") return "partly";
  if (state === "IN_TRAITE_SE_CPP" && counts.drafts === 0) return "deleted";
  if (state === "IN_TRAITE_SE_CPP") return counts.sent > 0 ? "draftsLeft" : "drafts";
  return state === "IN_EN_ATTENTE_RETRAITEMENT_CPP" ? "retry" : "waiting";
}
