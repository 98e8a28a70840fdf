import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { currentActor } from "#lib/access/web.ts";
import type { NumberedInvoice } from "#lib/invoices/public.ts";
import { servicesOf } from "#lib/portal/public.ts";
import { matchLabels, type SearchGroup, type SearchHit, searchAll } from "#lib/search/index.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";
import type { FoundTicket } from "#lib/tickets/index.ts";

const SHEETS: Readonly<Record<NumberedInvoice["side"], (invoiceId: string) => string>> = {
  issued: routes.issuedInvoice,
  received: routes.receivedInvoice,
  toValidate: routes.invoiceToValidate,
};

const TICKET_SHEETS: Readonly<Record<FoundTicket["look"], (ticketId: string) => string>> = {
  issued: routes.ticket,
  received: routes.receivedTicket,
  support: routes.supportTicket,
};

/** What the search bar finds for who asks, in words of their language, kind after kind; kinds without anything are left out. @param size of each kind. */
export async function searchGroups(typed: string, size: number): Promise<SearchGroup[]> {
  const [actor, t, status, ticketStatus, locale] = await Promise.all([
    currentActor(),
    getTranslations("search"),
    getTranslations("invoiceStatus"),
    getTranslations("tickets.statuses"),
    getLocale(),
  ]);
  const services = servicesOf(actor).map(({ code, href }) => ({
    href,
    name: t(`services.${code}.name`),
    words: t(`services.${code}.words`),
  }));
  const { invoices, tickets, structures, directory, people, help } = await searchAll(actor, typed, locale, size);
  const groups: { readonly kind: SearchGroup["kind"]; readonly hits: readonly SearchHit[] }[] = [
    {
      kind: "services",
      hits: matchLabels(services, typed, size).map(({ href, name }) => ({ href, label: name, hint: "" })),
    },
    {
      kind: "invoices",
      hits: invoices.map(({ id, side, number, other, status: at }) => ({
        href: SHEETS[side](id),
        label: number,
        hint: [t(`sides.${side}`), other, status(at)].filter(Boolean).join(" · "),
      })),
    },
    {
      kind: "tickets",
      hits: tickets.map(({ id, look, number, title, status: at }) => ({
        href: TICKET_SHEETS[look](id),
        label: number,
        hint: [title, t(`looks.${look}`), ticketStatus(at)].join(" · "),
      })),
    },
    {
      kind: "structures",
      hits: structures.map(({ id, name, identifier }) => ({
        href: routes.structure(id),
        label: name,
        hint: formatIdentifier(identifier),
      })),
    },
    {
      kind: "directory",
      hits: directory.map(({ siret, legalName, postcode, town }) => ({
        href: routes.directorySheet(siret),
        label: legalName,
        hint: [formatIdentifier(siret), [postcode, town].filter(Boolean).join(" ")].filter(Boolean).join(" · "),
      })),
    },
    {
      kind: "people",
      hits: people.map(({ userId, name, structureId, structureName }) => ({
        href: routes.person(structureId, userId),
        label: name,
        hint: structureName,
      })),
    },
    {
      kind: "help",
      hits: help.map(({ slug, title, heading, anchor }) => ({
        href: routes.helpPage(slug, anchor),
        label: title,
        hint: heading,
      })),
    },
  ];
  return groups.flatMap(({ kind, hits }) => (hits.length > 0 ? [{ kind, title: t(`kinds.${kind}`), hits }] : []));
}
