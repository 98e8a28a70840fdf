import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openChatAction } from "#app/chat/chat.action.ts";
import { StartChat } from "#components/chat/start-chat.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/access/web.ts";
import { chatOffer, keepsHours, myChats } from "#lib/chat/index.ts";
import { routes } from "#lib/shared/routes.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("chat"))("title") };
}

/** « Discuter avec un agent » (F-122): hours, whether somebody is there, and the first question; whoever has a conversation comes back to it. */
export default async function ChatsPage() {
  const actor = await requireActor();
  const [t, support, offer, mine] = await Promise.all([
    getTranslations("chat"),
    getTranslations("tickets.support"),
    chatOffer(),
    myChats(actor),
  ]);
  if (mine.open) redirect(routes.chat(mine.open));
  return (
    <Page
      title={t("title")}
      lead={t((await keepsHours()) ? "lead" : "leadAlways")}
      trail={[{ label: support("here"), href: routes.support() }]}
      width="form"
    >
      <StartChat action={openChatAction} offer={offer} past={mine.past} />
    </Page>
  );
}
