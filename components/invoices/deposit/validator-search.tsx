"use client";

import { type ReactNode, useCallback } from "react";
import { Combobox, type Suggestion } from "#components/invoices/deposit/combobox.tsx";

type Hit = { siret: string; name: string; place: string };

export type ValidatorWords = { readonly suggestions: string; readonly none: string; readonly count: string };

type Props = {
  name: string;
  label: string;
  help: string;
  required: boolean;
  defaultValue: string;
  /** Where companies are looked for. */
  url: string;
  words: ValidatorWords;
  read?: ReactNode;
  error?: string | undefined;
  onChoose?: () => void;
};

const nothing = () => undefined;

/** The company that approves: its number, or a part of its name or town to be proposed those of the portal. */
export function ValidatorSearch({ url, onChoose = nothing, ...field }: Props) {
  const search = useCallback(
    async (typed: string, signal: AbortSignal): Promise<readonly Suggestion[]> => {
      if (typed.trim().length < 3) return [];
      const response = await fetch(`${url}?q=${encodeURIComponent(typed)}`, { signal });
      if (!response.ok) return [];
      const hits = (await response.json()) as Hit[];
      return hits.map((hit) => ({ value: hit.siret, label: hit.name, hint: `${hit.siret} · ${hit.place}` }));
    },
    [url],
  );
  return <Combobox {...field} maxLength={80} suggest={search} onChoose={onChoose} />;
}
