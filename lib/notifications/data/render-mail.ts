import "server-only";
import { createTranslator } from "use-intl/core";
import { BRAND } from "#lib/shared/brand.ts";
import { formatDateTime } from "#lib/shared/dates.ts";
import { DEFAULT_LOCALE, type Locale, parseLocale } from "#lib/shared/preferences.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };

const CATALOGUES = { fr, en } as const satisfies Record<Locale, unknown>;

/**
 * Every mail of the portal: the sentences it is made of (`mails.<template>.<name>` in messages), in order. `code` shows a
 * secret on a line of its own, `list` the events that the mail gathers; `link` says that it ends with a button to the address given.
 */
export const MAILS = {
  signInCode: { lines: ["intro", "code", "validity", "notYou"], link: false },
  proofCode: { lines: ["intro", "code", "validity", "notYou"], link: false },
  factorAdded: { lines: ["intro", "notYou"], link: true },
  factorRemoved: { lines: ["intro", "notYou"], link: true },
  factorRenamed: { lines: ["intro", "notYou"], link: true },
  factorPreferred: { lines: ["intro", "notYou"], link: true },
  recoveryCodesMade: { lines: ["intro", "notYou"], link: true },
  recoveryCodeUsed: { lines: ["intro", "left", "notYou"], link: true },
  signInAlert: { lines: ["intro", "meaning", "advice"], link: false },
  passwordReset: { lines: ["intro", "validity", "notYou"], link: true },
  activation: { lines: ["intro", "validity", "notYou"], link: true },
  alreadyRegistered: { lines: ["intro", "signIn", "forgotten", "notYou"], link: true },
  accountWasClosed: { lines: ["intro", "advice", "notYou"], link: false },
  passwordChangedByOwner: { lines: ["intro", "sessions", "notYou"], link: true },
  verifyContact: { lines: ["intro", "validity", "notYou"], link: true },
  verifyLogin: { lines: ["intro", "validity", "notYou"], link: true },
  loginChanged: { lines: ["intro", "sessions", "notYou"], link: true },
  loginTaken: { lines: ["intro", "meaning"], link: true },
  accountClosed: { lines: ["intro", "kept", "again"], link: false },
  passwordChanged: { lines: ["intro", "sessions", "notYou"], link: true },
  "invoice.statusChanged": { lines: ["intro", "status", "reason"], link: true },
  "invoice.received": { lines: ["intro"], link: true },
  "invoice.commented": { lines: ["intro", "advice"], link: true },
  "invoice.toValidate": { lines: ["intro", "until"], link: true },
  "grouped.daily": { lines: ["intro", "list", "settings"], link: true },
  "grouped.weekly": { lines: ["intro", "list", "settings"], link: true },
  "invoice.cancellationAsked": { lines: ["intro", "reason"], link: true },
  "invoice.cancellationRefused": { lines: ["intro", "reason"], link: true },
  "invoice.paymentReminder": { lines: ["intro", "advice"], link: true },
  "invoice.lotRead": { lines: ["intro", "advice"], link: true },
  "invoice.recurringDraft": { lines: ["intro", "advice"], link: true },
  "invoice.recurrencePaused": { lines: ["intro", "advice"], link: true },
  "invoice.assigned": { lines: ["intro"], link: true },
  "attachment.requested": { lines: ["intro", "advice"], link: true },
  "attachment.approved": { lines: ["intro", "rights"], link: true },
  "attachment.refused": { lines: ["intro", "reason", "advice"], link: true },
  "attachment.expired": { lines: ["intro", "advice"], link: true },
  "attachment.reminder": { lines: ["intro", "advice"], link: true },
  "rights.changed": { lines: ["intro", "advice"], link: true },
  "place.given": { lines: ["intro", "rights", "advice"], link: true },
  "place.ended": { lines: ["intro", "advice"], link: true },
  "place.left": { lines: ["intro"], link: true },
  "invitation.accepted": { lines: ["intro"], link: true },
  "role.changed": { lines: ["intro", "advice"], link: true },
  "role.handedOver": { lines: ["intro", "advice"], link: true },
  invitation: { lines: ["intro", "how", "validity", "notYou"], link: true },
  "attachment.closed": { lines: ["intro", "advice"], link: true },
  "structure.deactivated": { lines: ["intro", "meaning"], link: true },
  "structure.activated": { lines: ["intro"], link: true },
  "structure.identifierChanged": { lines: ["intro", "meaning", "notYou"], link: true },
  "bankAccount.changed": { lines: ["intro", "held", "notYou"], link: true },
  "claim.objected": { lines: ["intro", "advice"], link: true },
  "claim.accepted": { lines: ["intro", "advice"], link: true },
  "claim.refused": { lines: ["intro", "reason"], link: true },
  "claim.tookOver": { lines: ["intro", "advice"], link: true },
  "claim.waiting": { lines: ["intro", "advice"], link: true },
  "ticket.received": { lines: ["intro", "advice"], link: true },
  "ticket.followed": { lines: ["intro"], link: true },
  "ticket.answered": { lines: ["intro", "words", "advice", "byMail"], link: true },
  anonymousTicket: { lines: ["intro", "follow", "notYou"], link: true },
  anonymousTicketAnswered: { lines: ["intro", "words", "byMail", "notYou"], link: true },
  webinarRegistered: { lines: ["intro", "where", "leave"], link: true },
  webinarLeft: { lines: ["intro", "again"], link: true },
  webinarReminder: { lines: ["intro", "where", "leave"], link: true },
  webinarMoved: { lines: ["intro", "kept", "leave"], link: true },
  webinarCancelled: { lines: ["intro", "others"], link: true },
  claimNotice: { lines: ["intro", "meaning", "object", "nothing"], link: true },
  "account.attacked": { lines: ["intro", "meaning", "advice"], link: true },
  "account.sprayed": { lines: ["intro", "meaning", "advice"], link: true },
  "integrity.broken": { lines: ["intro", "meaning", "advice"], link: true },
  accountUnlocked: { lines: ["intro", "meaning", "reason", "notYou"], link: false },
  sessionsEndedBySupport: { lines: ["intro", "meaning", "reason", "notYou"], link: true },
} as const satisfies Record<string, { lines: readonly string[]; link: boolean }>;
export type MailTemplate = keyof typeof MAILS;

export type MailParams = Readonly<Record<string, string>>;
/** One of the events that a mail gathers. */
export type MailLine = {
  readonly type: string;
  readonly data: MailParams;
  /** Full address of the page that shows it. */
  readonly address: string;
  readonly at: Date;
};
export type MailContent = { readonly subject: string; readonly text: string; readonly html: string };

export function isMailTemplate(name: string): name is MailTemplate {
  return Object.hasOwn(MAILS, name);
}

/** Names of templates are data here, so the catalogue is read by key. */
type Translate = { (key: string, values?: Record<string, string>): string; has(key: string): boolean };

/**
 * Subject, plain text and HTML of one mail, in the person's language. A sentence whose parameter is missing or empty is left out,
 * so that a status change without a reason does not say « Motif : ».
 *
 * @param more full address of the page the mail leads to; the events that it gathers.
 */
export function renderMail(
  template: MailTemplate,
  locale: string,
  params: MailParams,
  { address, lines: gathered = [] }: { readonly address?: string; readonly lines?: readonly MailLine[] } = {},
): MailContent {
  const language = parseLocale(locale) ?? DEFAULT_LOCALE;
  const t = createTranslator({
    locale: language,
    messages: CATALOGUES[language],
    onError: fail,
  }) as unknown as Translate;
  const values: Record<string, string> = { brand: BRAND.name, ...params };
  if (params.status) values.statusLabel = t(`invoiceStatus.${params.status}`);
  if (params.role) values.roleLabel = t(`rights.roles.${params.role}`);
  if (params.motif) values.reason = [t(`invoices.motifs.${params.motif}`), params.reason].filter(Boolean).join(" – ");
  const { lines, link } = MAILS[template];
  const said = gathered.map((line) => gatheredLine(t, language, line));
  const body = lines.flatMap((name) => (name === "list" ? said : sentence(t, template, name, values)));
  const key = template.replaceAll(".", "_");
  const greeting = t("mails.greeting", { name: values.firstName || "noName" });
  const footer = t("mails.footer", values);
  const button = link && address ? { label: t(`mails.${key}.link`), address } : null;
  return {
    subject: t(`mails.${key}.subject`, values),
    text: [
      greeting,
      ...body.map((line) => line.text),
      ...(button ? [t("mails.button", button)] : []),
      `-- \n${footer}`,
    ].join("\n\n"),
    html: page(language, [
      paragraph(greeting),
      ...body.map(html),
      ...(button ? [anchor(button)] : []),
      `<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d9d4c9;color:#565d6b;font-size:13px">${escapeHtml(footer)}</p>`,
    ]),
  };
}

type Part = { readonly name: string; readonly text: string; readonly html?: string };

function html(part: Part): string {
  return part.html ?? (part.name === "code" ? code(part.text) : paragraph(part.text));
}

/** What sentences may ask for and an event may lack. */
const NOTHING = { number: "", otherParty: "", person: "", structure: "", successor: "", reason: "", what: "" };

/** One event of a mail of several: when, what (number, recipient, status), what to do, and where. */
function gatheredLine(t: Translate, language: Locale, { type, data, address, at }: MailLine): Part {
  const values: Record<string, string> = { ...NOTHING, ...data };
  if (data.status) values.statusLabel = t(`invoiceStatus.${data.status}`);
  if (data.role) values.roleLabel = t(`rights.roles.${data.role}`);
  const what = t(`notifications.${type.replaceAll(".", "_")}`, values);
  const todo = todoOf(t, type, data);
  const date = formatDateTime(at, language);
  return {
    name: "line",
    text: [`${date} – ${what}`, ...(todo ? [todo] : []), address].join("\n"),
    html: `<p style="margin:0 0 16px;padding-left:12px;border-left:3px solid #d9d4c9"><span style="color:#565d6b;font-size:13px">${escapeHtml(date)}</span><br><a href="${escapeHtml(address)}" style="color:#0f5c63">${escapeHtml(what)}</a>${todo ? `<br>${escapeHtml(todo)}` : ""}</p>`,
  };
}

function todoOf(t: Translate, type: string, data: MailParams): string {
  if (type === "invoice.statusChanged") return t(`invoices.supplierStatuses.${data.status}.todo`);
  return type === "invoice.received" ? t("invoices.recipientStatuses.MISE_A_DISPOSITION.todo") : "";
}

/** A mail that lacks a sentence or a parameter does not leave with a hole in it: the job fails and says why. */
function fail(error: Error): never {
  throw error;
}

/** Sentences that only make sense with their parameter. */
const NEEDS: Readonly<Record<string, string>> = {
  reason: "reason",
  code: "code",
  held: "until",
  until: "until",
  words: "words",
  byMail: "replyTo",
};

function sentence(t: Translate, template: MailTemplate, name: string, values: Record<string, string>): Part[] {
  const needed = NEEDS[name];
  if (needed && !values[needed]) return [];
  return [
    { name, text: name === "code" ? (values.code ?? "") : t(`mails.${template.replaceAll(".", "_")}.${name}`, values) },
  ];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Names and numbers in a mail come from people: none of them is markup. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? "");
}

function paragraph(text: string): string {
  return `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
}

function code(text: string): string {
  return `<p style="margin:0 0 16px;font-size:28px;letter-spacing:6px;font-weight:700">${escapeHtml(text)}</p>`;
}

function anchor({ label, address }: { label: string; address: string }): string {
  const style =
    "display:inline-block;padding:12px 20px;background:#0f5c63;color:#ffffff;text-decoration:none;border-radius:6px";
  return `<p style="margin:0 0 16px"><a href="${escapeHtml(address)}" style="${style}">${escapeHtml(label)}</a></p>`;
}

function page(language: Locale, blocks: readonly string[]): string {
  const style = "margin:0;padding:24px;background:#fbfaf7;color:#1f2430;font:16px/1.5 Arial,Helvetica,sans-serif";
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="${style}"><div style="max-width:560px;margin:0 auto">${blocks.join("")}</div></body></html>`;
}
