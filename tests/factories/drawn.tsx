import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { WordsProvider } from "#components/ui/words.tsx";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const CATALOGUES = { fr, en };
/** Asked for by what goes elsewhere once it is alive, which nothing here becomes. */
const NOWHERE = {} as AppRouterInstance;

/** A part of a page as the server sends it, with the words of a language: no browser is needed to read what it says. Spaces of every width are one. */
export function drawn(part: ReactElement, locale: "fr" | "en" = "fr"): string {
  const messages = CATALOGUES[locale];
  const page = (
    <AppRouterContext.Provider value={NOWHERE}>
      <NextIntlClientProvider locale={locale} messages={messages} timeZone="Europe/Paris">
        <WordsProvider words={messages.ui.words}>{part}</WordsProvider>
      </NextIntlClientProvider>
    </AppRouterContext.Provider>
  );
  return renderToStaticMarkup(page).replace(/[\u00a0\u202f]/g, " ");
}
