"use client";

import { createContext, type ReactNode, useContext } from "react";
import type fr from "#messages/fr.json";

/**
 * The few words that client components of the kit say by themselves. The root layout fills them from the block `ui.words`, so that
 * no page ships a message catalogue or a formatter to the browser. Sentences with arguments do not belong here.
 */
export type Words = (typeof fr)["ui"]["words"];

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("WordsProvider is missing above this component");
  return words;
}
