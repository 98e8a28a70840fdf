import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ContactDetails } from "#components/settings/contact-details.tsx";
import { Tile, Tiles } from "#components/ui/blocks.tsx";
import { Page } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { canSomewhere } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { keptHours } from "#lib/chat/index.ts";
import { settings, supportHours } from "#lib/settings/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { routes } from "#lib/shared/routes.ts";
import { hoursSaid } from "#lib/shared/working-time.ts";
import { countTickets, ticketCatalogue } from "#lib/tickets/index.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.support"))("title") };
}

/** « Accueil portail de support » (feature F-96): the ways to get help that exist, for this person. */
export default async function SupportPage() {
  const [t, chat, assistant, actor, locale] = await Promise.all([
    getTranslations("tickets.support"),
    getTranslations("chat"),
    getTranslations("assistant"),
    currentActor(),
    getLocale(),
  ]);
  const receives = actor !== null && canSomewhere(actor, "ticket.readReceived");
  const [mine, received, categories, chatHours, hours, { contactEmail, contactPhone }] = await Promise.all([
    actor && countTickets(actor, "issued", ["actions"]),
    receives ? countTickets(actor, "received", ["libres"]) : null,
    ticketCatalogue(actor ? "SIGNED_IN" : "EVERYONE", locale),
    keptHours(),
    supportHours(),
    settings(),
  ]);
  return (
    <Page title={t("title")} here={t("here")} lead={t("lead")}>
      <div className="page-sections">
        <section aria-labelledby="aide">
          <h2 id="aide">{t("waysTitle")}</h2>
          <Tiles>
            {actor ? (
              <>
                <Tile title={t("create")} href={routes.newTicket()}>
                  {t("createText")}
                </Tile>
                <Tile title={chat("title")} href={routes.chats()}>
                  {chatHours ? chat("lead", hoursSaid(chatHours, locale)) : chat("leadAlways")}
                </Tile>
                <Tile
                  title={t("mine")}
                  href={routes.tickets()}
                  aside={<p className="muted">{t("mineWaiting", { count: mine?.actions ?? 0 })}</p>}
                >
                  {t("mineText")}
                </Tile>
                {received && (
                  <Tile
                    title={t("received")}
                    href={routes.receivedTickets()}
                    aside={<p className="muted">{t("receivedWaiting", { count: received.libres })}</p>}
                  >
                    {t("receivedText")}
                  </Tile>
                )}
              </>
            ) : (
              <>
                <Tile title={t("signIn")} href={routes.signIn({ retour: routes.support() })}>
                  {t("signInText")}
                </Tile>
                <Tile title={t("anonymous")} href={routes.anonymousTicket()}>
                  {t("anonymousText")}
                </Tile>
              </>
            )}
            <Tile title={assistant("title", { name: BRAND.assistant })} href={routes.assistant()}>
              {assistant("lead")}
            </Tile>
            <Tile title={t("help")} href={routes.help()}>
              {t("helpText")}
            </Tile>
            <Tile title={t("webinars")} href={routes.webinars()}>
              {t("webinarsText")}
            </Tile>
            <Tile title={t("directory")} href={routes.directory()}>
              {t("directoryText")}
            </Tile>
            <Tile title={t("validator")} href={routes.validator()}>
              {t("validatorText")}
            </Tile>
          </Tiles>
        </section>
        {(contactEmail || contactPhone) && (
          <section aria-labelledby="joindre" className="grid gap-3">
            <h2 id="joindre">{t("contactTitle")}</h2>
            <ContactDetails email={contactEmail} phone={contactPhone} />
          </section>
        )}
        <section aria-labelledby="delais" className="grid gap-3">
          <h2 id="delais">{t("hoursTitle")}</h2>
          <p>{t("hours", hoursSaid(hours, locale))}</p>
          <Table
            caption={t("targetCaption")}
            captionHidden
            rows={categories}
            rowKey={({ id }) => id}
            columns={[
              { key: "category", header: t("category"), rowHeader: true, cell: ({ name }) => name },
              {
                key: "target",
                header: t("target"),
                cell: ({ targetHours }) => t("targetHours", { hours: targetHours }),
              },
            ]}
          />
        </section>
      </div>
    </Page>
  );
}
