import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { askAction } from "#app/assistant/ask.action.ts";
import { conversationToChatAction } from "#app/assistant/to-chat.action.ts";
import { conversationToTicketAction } from "#app/assistant/to-ticket.action.ts";
import { latin, latinExtended } from "#app/fonts.ts";
import {
  currentApprovals,
  currentAudience,
  currentBanners,
  currentReturned,
  currentStructures,
  currentUnread,
  currentViewer,
} from "#app/viewer.ts";
import { AssistantCorner } from "#components/assistant/assistant-corner.tsx";
import { assistantWords } from "#components/assistant/words.ts";
import { Banners } from "#components/content/banners.tsx";
import { Footer } from "#components/frame/footer.tsx";
import { Header } from "#components/frame/header.tsx";
import { LinkNavigation } from "#components/frame/link-navigation.tsx";
import { LiveUpdates } from "#components/frame/live-updates.tsx";
import { MenuBehaviour } from "#components/frame/menu-behaviour.tsx";
import { MovedClock } from "#components/frame/moved-clock.tsx";
import { ReturnedWindow } from "#components/frame/returned-window.tsx";
import { SessionWarning } from "#components/frame/session-warning.tsx";
import { SkipLinks } from "#components/ui/hidden.tsx";
import { WordsProvider } from "#components/ui/words.tsx";
import { LONGEST_QUESTION } from "#lib/assistant/index.ts";
import { clockShift, now } from "#lib/platform/index.ts";
import { settings } from "#lib/settings/index.ts";
import { BRAND, PALETTE } from "#lib/shared/brand.ts";
import { parseTheme, THEME_COOKIE } from "#lib/shared/preferences.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal");
  return {
    title: { template: `%s – ${BRAND.name}`, default: `${t("title")} – ${BRAND.name}` },
    description: t("description"),
    applicationName: BRAND.name,
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: PALETTE.sunken.light },
    { media: "(prefers-color-scheme: dark)", color: PALETTE.sunken.dark },
  ],
};

/** The frame around every page, the not-found page included. It draws; each page asks for itself who may see it. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, t, messages, jar, audience, viewer, unread, approvals, structures, returned, assistant, banners] =
    await Promise.all([
      getLocale(),
      getTranslations("frame"),
      getMessages(),
      cookies(),
      currentAudience(),
      currentViewer(),
      currentUnread(),
      currentApprovals(),
      currentStructures(),
      currentReturned(),
      assistantWords(),
      currentBanners(),
    ]);
  const registrationOpen = viewer === null && (await settings()).registrationOpen;
  const theme = parseTheme(jar.get(THEME_COOKIE)?.value) ?? "systeme";
  return (
    <html lang={locale} data-theme={theme} className={`${latin.variable} ${latinExtended.variable}`}>
      <body>
        <WordsProvider words={messages.ui.words}>
          <SkipLinks
            label={t("skipLinks")}
            links={[
              { label: t("skipToContent"), target: "contenu" },
              { label: t("skipToMenu"), target: "menu" },
              { label: t("skipToFooter"), target: "pied" },
            ]}
          />
          <Header
            viewer={viewer}
            unread={unread}
            approvals={approvals}
            structures={structures}
            registrationOpen={registrationOpen}
            audience={audience}
            theme={theme}
          />
          <MovedClock shift={clockShift()} now={now()} tester={viewer?.applications.includes("ESSAIS") ?? false} />
          <p className="print-name">{BRAND.name}</p>
          <Banners banners={banners} signedIn={viewer !== null} />
          {returned && <ReturnedWindow returned={returned} />}
          <main id="contenu" tabIndex={-1}>
            {children}
          </main>
          <Footer />
          <AssistantCorner
            page={routes.assistant()}
            action={askAction}
            handOver={viewer ? { toTicket: conversationToTicketAction, toChat: conversationToChatAction } : null}
            name={BRAND.assistant}
            longest={LONGEST_QUESTION}
            words={assistant}
          />
        </WordsProvider>
        {viewer && (
          <>
            <SessionWarning words={messages.account.sessionEnd} api={routes.apiSession()} signIn={routes.signIn()} />
            <LiveUpdates address={routes.apiLive()} />
          </>
        )}
        <MenuBehaviour />
        <LinkNavigation />
      </body>
    </html>
  );
}
