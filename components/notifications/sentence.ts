import type { useTranslations } from "next-intl";
import { ROLES } from "#lib/access/public.ts";
import { isInvoiceStatus } from "#lib/invoices/domain/status.ts";
import { isNotificationType, type NotificationView } from "#lib/notifications/index.ts";
import { typeKey } from "#lib/notifications/public.ts";

/** The catalogues that a notification's sentence is made of. */
export type SentenceWords = {
  readonly sentences: ReturnType<typeof useTranslations<"notifications">>;
  readonly page: ReturnType<typeof useTranslations<"notificationPage">>;
  readonly statuses: ReturnType<typeof useTranslations<"invoiceStatus">>;
  readonly roles: ReturnType<typeof useTranslations<"rights.roles">>;
};

/** What sentences may ask for and a notification may lack. */
const NOTHING = {
  number: "",
  otherParty: "",
  target: "",
  tries: "",
  person: "",
  structure: "",
  successor: "",
  before: "",
  after: "",
  what: "",
  account: "",
  model: "",
} as const;

/** What a notification says. A type that this version does not know still shows that something happened. */
export function notificationSentence(words: SentenceWords, { type, data }: Pick<NotificationView, "type" | "data">) {
  if (!isNotificationType(type)) return words.page("other");
  const { status = "" } = data;
  const statusLabel = isInvoiceStatus(status) ? words.statuses(status) : status;
  const role = ROLES.find((one) => one === data.role);
  return words.sentences(typeKey(type), {
    ...NOTHING,
    ...data,
    statusLabel,
    roleLabel: role ? words.roles(role) : "",
  });
}
