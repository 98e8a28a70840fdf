import "server-only";
import { type AccountExport, EXPORT_FORMAT, EXPORT_VERSION } from "#lib/accounts/domain/export.ts";
import type { Tx } from "#lib/platform/db.ts";
import { isoDateOf } from "#lib/shared/dates.ts";
import { publicName } from "#lib/structures/domain/glance.ts";

const STRUCTURE = { select: { identifier: true, legalName: true } } as const;
/** One that the person asked to join, and may never have: named when it is disclosed. */
const ASKED = { select: { identifier: true, legalName: true, undisclosed: true } } as const;

const iso = (at: Date) => at.toISOString();
const isoOr = (at: Date | null) => at?.toISOString() ?? null;

/** One query a table: an export is rare, and each list is bounded by what one person did. Null once the account is closed. */
export async function collectExport(tx: Tx, userId: string, at: Date): Promise<AccountExport | null> {
  const user = await tx.user.findUnique({
    where: { id: userId, status: "ACTIVE" },
    include: {
      credential: { select: { changedAt: true } },
      consents: { orderBy: { at: "asc" } },
      secondFactors: { orderBy: { createdAt: "asc" } },
      sessions: { orderBy: { createdAt: "asc" } },
      notifications: { orderBy: { createdAt: "asc" } },
      preferences: { where: { enabled: false } },
      mailRhythms: true,
      functionUses: { orderBy: { code: "asc" } },
      depositTour: true,
      articleReadings: { orderBy: { at: "asc" } },
      messageReadings: { orderBy: { at: "asc" } },
      webinarSeats: { orderBy: { at: "asc" } },
      memberships: {
        orderBy: { createdAt: "asc" },
        include: { structure: STRUCTURE, habilitations: { include: { service: { select: { code: true } } } } },
      },
      attachments: { orderBy: { createdAt: "asc" }, include: { structure: ASKED } },
      savedSearches: { orderBy: { createdAt: "asc" } },
      listColumns: { orderBy: { list: "asc" } },
      favouriteRecipients: {
        orderBy: { createdAt: "asc" },
        include: { recipient: { select: { identifier: true } }, service: { select: { code: true } } },
      },
      invoiceModels: { orderBy: { createdAt: "asc" }, include: { supplier: { select: { identifier: true } } } },
      ticketDrafts: { orderBy: { savedAt: "asc" } },
      recurrences: { orderBy: { createdAt: "asc" }, include: { model: { select: { name: true } } } },
      createdInvoices: {
        orderBy: { createdAt: "asc" },
        select: { id: true, number: true, status: true, createdAt: true, issueDate: true },
      },
    },
  });
  if (!user) return null;
  const [history, attempts, messages, tickets, words, spoken] = [
    await tx.auditEvent.findMany({
      where: {
        OR: [{ userId }, { subjectType: "user", subjectId: userId, type: "account.assisted" }],
      },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    }),
    await tx.loginAttempt.findMany({ where: { userId }, orderBy: { at: "asc" } }),
    await tx.invoiceComment.findMany({ where: { userId }, orderBy: { at: "asc" } }),
    await tx.ticket.findMany({ where: { issuerId: userId }, orderBy: { createdAt: "asc" } }),
    await tx.ticketEvent.findMany({
      where: { userId, text: { not: null } },
      orderBy: { at: "asc" },
      include: { ticket: { select: { number: true } } },
    }),
    await tx.chatMessage.findMany({ where: { authorId: userId }, orderBy: [{ at: "asc" }, { id: "asc" }] }),
  ];
  return {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedAt: iso(at),
    identity: {
      id: user.id,
      firstName: user.firstName,
      lastName: user.lastName,
      phone: user.phone,
      loginEmail: user.loginEmail,
      contactEmail: user.contactEmail,
      contactVerified: user.contactVerified,
      language: user.locale,
      theme: user.theme,
      createdAt: iso(user.createdAt),
      lastSignInAt: isoOr(user.lastSignInAt),
      passwordChangedAt: isoOr(user.credential?.changedAt ?? null),
    },
    consents: user.consents.map(({ kind, version, given, at: when }) => ({ kind, version, given, at: iso(when) })),
    factors: user.secondFactors.map(({ kind, label, preferred, createdAt, lastUsedAt }) => ({
      kind,
      label,
      preferred,
      createdAt: iso(createdAt),
      lastUsedAt: isoOr(lastUsedAt),
    })),
    sessions: user.sessions.map((one) => ({
      openedAt: iso(one.createdAt),
      lastUsedAt: iso(one.lastSeenAt),
      endedAt: isoOr(one.revokedAt),
      device: one.userAgent,
      openedFrom: one.address,
      lastUsedFrom: one.lastAddress ?? one.address,
    })),
    history: history.map(({ at: when, type, outcome, address, detail, userId: by }) => ({
      at: iso(when),
      type,
      outcome,
      // What support did carries the address of support.
      address: by === userId ? address : null,
      detail,
    })),
    signInAttempts: attempts.map(({ at: when, outcome, address }) => ({ at: iso(when), outcome, address })),
    memberships: user.memberships.map((one) => ({
      structure: one.structure,
      role: one.role,
      since: iso(one.createdAt),
      endedAt: isoOr(one.endedAt),
      rights: one.habilitations.map(({ application, level, service }) => ({
        application,
        level,
        serviceCode: service?.code ?? null,
      })),
    })),
    attachmentRequests: user.attachments.map(({ structure, status, comment, createdAt }) => ({
      structure: { identifier: structure.identifier, legalName: publicName(structure) },
      status,
      comment,
      at: iso(createdAt),
    })),
    notificationsOff: user.preferences.map(({ type, channel }) => ({ type, channel })),
    mailRhythms: user.mailRhythms.map(({ application, rhythm, weekly }) => ({ application, rhythm, weekly })),
    functions: user.functionUses.map(({ code, score, lastAt, pinned }) => ({
      code,
      score,
      lastAt: iso(lastAt),
      pinned,
    })),
    depositTour: user.depositTour && { state: user.depositTour.state, at: iso(user.depositTour.at) },
    articlesRead: user.articleReadings.map(({ articleId, at: when }) => ({ articleId, at: iso(when) })),
    announcementsRead: user.messageReadings.map(({ messageId, at: when }) => ({ messageId, at: iso(when) })),
    webinars: user.webinarSeats.map(({ webinarId, at: when }) => ({ webinarId, at: iso(when) })),
    messages: messages.map(({ invoiceId, at: when, text, withdrawnAt }) => ({
      invoiceId,
      at: iso(when),
      text,
      withdrawnAt: isoOr(withdrawnAt),
    })),
    tickets: tickets.map(({ number, status, title, description, issuerPhone, createdAt }) => ({
      ...{ number, status, title, description, phone: issuerPhone },
      at: iso(createdAt),
    })),
    ticketMessages: words.map(({ ticket, at: when, event, text }) => ({
      ...{ number: ticket.number, event, text: text ?? "" },
      at: iso(when),
    })),
    ticketDrafts: user.ticketDrafts.map(({ content, savedAt }) => {
      const { title, description } = content as { title?: string; description?: string };
      return { title: title ?? "", description: description ?? "", at: iso(savedAt) };
    }),
    chatMessages: spoken.map(({ chatId, at: when, text }) => ({ chatId, at: iso(when), text })),
    notifications: user.notifications.map(({ type, data, createdAt, readAt }) => ({
      type,
      data,
      at: iso(createdAt),
      readAt: isoOr(readAt),
    })),
    savedSearches: user.savedSearches.map(({ name, query, createdAt }) => ({ name, query, at: iso(createdAt) })),
    listColumns: user.listColumns.map(({ list, columns }) => ({ list, columns })),
    favouriteRecipients: user.favouriteRecipients.map(({ recipient, service, createdAt }) => ({
      identifier: recipient.identifier,
      serviceCode: service?.code ?? null,
      at: iso(createdAt),
    })),
    invoiceModels: user.invoiceModels.map(({ name, supplier, createdAt }) => ({
      name,
      structure: supplier.identifier,
      at: iso(createdAt),
    })),
    recurrences: user.recurrences.map((one) => ({
      model: one.model.name,
      every: one.every,
      dayOfMonth: one.dayOfMonth,
      nextOn: isoDateOf(one.nextOn),
      untilOn: one.untilOn && isoDateOf(one.untilOn),
      endedAt: isoOr(one.endedAt),
      at: iso(one.createdAt),
    })),
    invoices: user.createdInvoices.map(({ id, number, status, createdAt, issueDate }) => ({
      id,
      number,
      status,
      createdAt: iso(createdAt),
      issueDate: issueDate?.toISOString().slice(0, 10) ?? null,
    })),
  };
}
