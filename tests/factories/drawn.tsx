import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { WordsProvider } from "#components/ui/words.tsx";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const CATALOGUES = { fr, en };

/** A part of a page as the server sends it, with the words of a language: no browser is needed to read what it says. Spaces of every width are one. */
export function drawn(part: ReactElement, locale: "fr" | "en" = "fr"): string {
  const messages = CATALOGUES[locale];
  const page = (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Europe/Paris">
      <WordsProvider words={messages.ui.words}>{part}</WordsProvider>
    </NextIntlClientProvider>
  );
  return renderToStaticMarkup(page).replace(/[\u00a0\u202f]/g, " ");
}
