import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import type { Answer } from "#lib/assistant/index.ts";
import type { Said } from "#lib/assistant/public.ts";
import type { HelpHit } from "#lib/help/public.ts";
import { type FollowedInvoice, isMotif, isOneOf, VISIBLE_TO_RECIPIENT } from "#lib/invoices/public.ts";
import { formatDate, formatDateTime } from "#lib/shared/dates.ts";
import { formatMoney } from "#lib/shared/money.ts";
import { routes } from "#lib/shared/routes.ts";

type Link = Said["links"][number];

/** An answer in the words of the page's language. @param isThere an agent, who may take over now. */
export async function presentAnswer(answer: Answer, isThere: boolean): Promise<Said> {
  const t = await getTranslations("assistant");
  switch (answer.kind) {
    case "greeting":
    case "thanks":
      return { text: [t(answer.kind)], links: [] };
    case "human":
      return { text: [t(isThere ? "humanNow" : "human")], links: [support(t("support"))] };
    case "askAddress":
      return { text: [t("askAddress")], links: [{ href: routes.register(), label: t("register") }] };
    case "activationSent":
      return {
        text: [t("activationSent", { email: answer.email })],
        links: [{ href: routes.signIn(), label: t("signInLink") }],
      };
    case "tooMany":
      return { text: [t("tooMany", { minutes: answer.minutes })], links: [support(t("support"))] };
    case "signIn":
      return { text: [t("signIn")], links: [{ href: routes.signIn(), label: t("signInLink") }] };
    case "noInvoice":
      return {
        text: [t("noInvoice", { numbers: answer.numbers.slice(0, 3).join(", ") })],
        links: [{ href: routes.search({ q: answer.numbers[0] ?? "" }), label: t("searchLink") }],
      };
    case "invoices":
      return invoicesSaid(answer.invoices);
    case "status":
      return statusSaid(answer.status, answer.pages);
    case "help":
      return {
        text: [t("from", { title: titleOf(answer.best) }), shortened(answer.best.content)],
        links: [answer.best, ...answer.others].map(pageLink),
      };
    case "unknown":
      return {
        text: [t("unknown"), ...(answer.near.length > 0 ? [t("near")] : [])],
        links: [...answer.near.map(pageLink), support(t("support"))],
      };
  }
}

const support = (label: string): Link => ({ href: routes.support(), label });
const titleOf = ({ title, heading }: HelpHit) => (heading === "" ? title : `${title}, ${heading}`);
const pageLink = (hit: HelpHit): Link => ({
  href: routes.helpPage(hit.slug, hit.anchor),
  label: hit.title,
});

/** A few sentences of a part of the help: the rest is on its page. */
const ENOUGH = 420;
function shortened(content: string): string {
  if (content.length <= ENOUGH) return content;
  const cut = content.slice(0, ENOUGH);
  const end = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf(" ? "), cut.lastIndexOf(" ! "));
  return end > ENOUGH / 3 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(" "))}…`;
}

async function statusSaid(status: FollowedInvoice["status"], pages: readonly HelpHit[]): Promise<Said> {
  const [name, words] = await Promise.all([getTranslations("invoiceStatus"), getTranslations("invoices")]);
  const t = await getTranslations("assistant");
  return {
    text: [
      t("statusMeans", { status: name(status), meaning: words(`supplierStatuses.${status}.meaning`) }),
      words(`supplierStatuses.${status}.todo`),
    ],
    links: pages.map(pageLink),
  };
}

async function invoicesSaid(invoices: readonly FollowedInvoice[]): Promise<Said> {
  const told = await Promise.all(invoices.map(invoiceSaid));
  return { text: told.flatMap(({ text }) => text), links: told.flatMap(({ links }) => links) };
}

/** Recipient, status, its date, the reason given with it, what to do; and the ways on (domain reference § 14.1). */
async function invoiceSaid(invoice: FollowedInvoice): Promise<Said> {
  const [t, name, words, locale] = await Promise.all([
    getTranslations("assistant"),
    getTranslations("invoiceStatus"),
    getTranslations("invoices"),
    getLocale(),
  ]);
  const { id, side, number, status, statusAt, other, motif, comment, totalInclTax, currency, dueOn } = invoice;
  const head = t(`invoice.${side}`, {
    number,
    other: other ?? t("nobodyYet"),
    hasAmount: totalInclTax === null ? "no" : "yes",
    amount: totalInclTax === null ? "" : formatMoney(totalInclTax, locale, currency),
    status: name(status),
    date: formatDateTime(statusAt, locale),
  });
  const todo =
    side === "issued"
      ? words(`supplierStatuses.${status}.todo`)
      : side === "received" && isOneOf(VISIBLE_TO_RECIPIENT, status) && words(`recipientStatuses.${status}.todo`);
  const reason = [
    motif && (isMotif(motif) ? words(`motifs.${motif}`) : motif),
    comment && t("quoted", { words: comment }),
  ].filter(Boolean);
  const sheet = {
    issued: routes.issuedInvoice,
    received: routes.receivedInvoice,
    toValidate: routes.invoiceToValidate,
  }[side](id);
  const thread = { issued: routes.issuedThread(id), received: routes.receivedThread(id), toValidate: null }[side];
  return {
    text: [
      head,
      ...(reason.length > 0 ? [t("reason", { reason: reason.join(" ") })] : []),
      ...(dueOn ? [t("due", { date: formatDate(dueOn, locale, "long") })] : []),
      ...(todo ? [todo] : []),
    ],
    links: [
      { href: sheet, label: t("sheet", { number }) },
      ...(thread && status !== "BROUILLON" ? [{ href: thread, label: t("thread") }] : []),
    ],
  };
}
