import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { openChatAction } from "#app/chat/chat.action.ts";
import { StartChat } from "#components/chat/start-chat.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { chatOffer, chatReopens, keptHours, myChats } from "#lib/chat/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { hoursSaid, instantSaid } from "#lib/shared/working-time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chat"))("title") };
}

/** « Discuter avec un agent » (F-122): hours, when it opens again, whether somebody is there, and the first question; whoever has a conversation comes back to it. */
export default async function ChatsPage() {
  const actor = await requireActor();
  const [t, locale, support, offer, mine, hours, reopens] = await Promise.all([
    getTranslations("chat"),
    getLocale(),
    getTranslations("tickets.support"),
    chatOffer(),
    myChats(actor),
    keptHours(),
    chatReopens(),
  ]);
  if (mine.open) redirect(routes.chat(mine.open));
  return (
    <Page
      title={t("title")}
      lead={hours ? t("lead", hoursSaid(hours, locale)) : t("leadAlways")}
      trail={[{ label: support("here"), href: routes.support() }]}
      width="form"
    >
      <StartChat
        action={openChatAction}
        offer={offer}
        past={mine.past}
        hours={hours && hoursSaid(hours, locale)}
        reopens={reopens && instantSaid(reopens, locale)}
      />
    </Page>
  );
}
