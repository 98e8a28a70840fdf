import type { Tone } from "#components/ui/status.tsx";

/** A broken rule in words: official ids, how bad, what is wrong and what to do, where. */
export type FindingView = {
  readonly tone: Tone;
  readonly severity: string;
  readonly ids: string;
  readonly sentence: string;
  readonly places: readonly string[];
};

export type ReportView = {
  readonly summary: string;
  readonly findings: readonly FindingView[];
  /** Sentences below the list: what was left out, and that there is more. */
  readonly notes: readonly string[];
};

export type ItemView = { readonly label: string; readonly value: string };
export type TableView = {
  readonly caption: string;
  readonly columns: readonly { readonly header: string; readonly end?: boolean }[];
  readonly rows: readonly (readonly string[])[];
};

/** What an electronic invoice says, ready to be shown. */
export type SheetView = {
  readonly title: string;
  readonly items: readonly ItemView[];
  readonly parties: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly lines: TableView;
  readonly moreLines: string | null;
  readonly vat: TableView;
  readonly totalsTitle: string;
  readonly totals: readonly ItemView[];
};

export type VerdictView = {
  readonly tone: "ok" | "warn" | "stop";
  readonly title: string;
  readonly text: string;
  readonly rulesTitle: string;
  readonly report: ReportView;
  readonly sheet: SheetView | null;
};
