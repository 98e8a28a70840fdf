import { beforeAll, describe, expect, it } from "vitest";
import {
  countUnread,
  deliverMail,
  listNotifications,
  markRead,
  notify,
  saveMailHabits,
  sweepMail,
} from "#lib/notifications/index.ts";
import { db, transaction } from "#lib/platform/db.ts";
import type { Mail } from "#lib/platform/mailer.ts";
import { newId } from "#lib/shared/ids.ts";
import { makeUser } from "#tests/factories/people.ts";
import { touchClock as touchTheClock } from "#tests/integration/support/clock.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

type User = Awaited<ReturnType<typeof makeUser>>;
let reader: User;
let stranger: User;

const touchClock = touchTheClock();

function rejected(userIds: string[], number = "F-2026-1") {
  return transaction((tx) =>
    notify(tx, {
      userIds,
      type: "invoice.statusChanged",
      data: { number, status: "REJETEE", otherParty: "Commune d'Ys", reason: "Double facturation <b>" },
      link: "/facturation/factures-emises/1",
    }),
  );
}

/** A server that answers, or does not. */
function mailbox() {
  const received: Mail[] = [];
  return { received, send: async (mail: Mail) => void received.push(mail) };
}

beforeAll(async () => {
  reader = await makeUser();
  stranger = await makeUser();
});

describe("notify", () => {
  it("leaves nothing when what it tells did not happen", async () => {
    const failed = transaction(async (tx) => {
      await notify(tx, {
        userIds: [reader.id],
        type: "invoice.received",
        data: { number: "F-0", otherParty: "X" },
        link: "/x",
      });
      throw new Error("boom");
    });
    await expect(failed).rejects.toThrow("boom");
    expect(await countUnread(reader.id)).toBe(0);
    expect(await orderedMails(reader.loginEmail)).toEqual([]);
  });

  it("respects a channel turned off, and tells nobody whose account is closed", async () => {
    const quiet = await makeUser({
      preferences: { create: { type: "invoice.statusChanged", channel: "mail", enabled: false } },
    });
    const closed = await makeUser({ status: "CLOSED" });
    await rejected([quiet.id, closed.id]);
    expect(await countUnread(quiet.id)).toBe(1);
    expect(await orderedMails(quiet.loginEmail)).toEqual([]);
    expect(await countUnread(closed.id)).toBe(0);
    expect(await orderedMails(closed.loginEmail)).toEqual([]);
  });

  it("writes to the contact address once it is verified, and to the sign-in address before", async () => {
    const verified = await makeUser({ contactEmail: "contact1@exemple.invalid" });
    const unverified = await makeUser({ contactEmail: "contact2@exemple.invalid", contactVerified: false });
    await rejected([verified.id, unverified.id, verified.id]);
    expect(await orderedMails("contact1@exemple.invalid")).toHaveLength(1);
    expect(await orderedMails("contact2@exemple.invalid")).toEqual([]);
    expect(await orderedMails(unverified.loginEmail)).toHaveLength(1);
  });
});

describe("the bell", () => {
  it("shows a person their own notifications and lets nobody else mark them", async () => {
    await rejected([reader.id]);
    const [bell] = await listNotifications(reader.id);
    expect(bell).toMatchObject({ type: "invoice.statusChanged", read: false, data: { number: "F-2026-1" } });
    expect(await listNotifications(stranger.id)).toEqual([]);
    expect(await markRead(stranger.id, [bell?.id ?? ""])).toBe(0);
    expect(await countUnread(reader.id)).toBe(1);
    expect(await markRead(reader.id, "all")).toBe(1);
    expect(await countUnread(reader.id)).toBe(0);
  });
});

describe("deliverMail", () => {
  it("keeps the mail to be sent when the server refuses it, then sends it once however often the job runs", async () => {
    const to = await makeUser({ locale: "en" });
    await rejected([to.id]);
    const [job] = await orderedMails(to.loginEmail);
    if (!job) throw new Error("no mail was ordered");
    const down = async () => {
      throw new Error("server is down");
    };
    await expect(deliverMail(job, down)).rejects.toThrow("server is down");

    const { received, send } = mailbox();
    touchClock(1);
    const runs = await Promise.all(Array.from({ length: 5 }, () => deliverMail(job, send)));
    expect(runs.filter((sent) => sent > 0)).toEqual([1]);
    expect(received).toHaveLength(1);
    const delivery = await db().mailDelivery.findUniqueOrThrow({ where: { id: job.deliveryId } });
    expect(delivery.messageId).toBe(received[0]?.messageId);
  });

  it("says it in the person's language, with markup of others made harmless", async () => {
    const to = await makeUser();
    await rejected([to.id]);
    const [job] = await orderedMails(to.loginEmail);
    if (!job) throw new Error("no mail was ordered");
    const { received, send } = mailbox();
    await deliverMail(job, send);
    expect(received[0]?.subject).toBe("Facture F-2026-1\u00a0: Rejetée");
    expect(received[0]?.text).toContain("Motif donné\u00a0: Double facturation <b>");
    expect(received[0]?.text).toContain("http://localhost:3000/facturation/factures-emises/1");
    expect(received[0]?.html).toContain("Double facturation &lt;b&gt;");
    expect(received[0]?.html).not.toContain("<b>");
  });

  it("names the reason chosen from the list, before the words", async () => {
    const to = await makeUser();
    const data = { number: "F-9", status: "REJETEE", otherParty: "Mairie", motif: "DOUBLE_FACT", reason: "Le bon ?" };
    const order = { userIds: [to.id], type: "invoice.statusChanged", data, link: "/x" } as const;
    await transaction((tx) => notify(tx, order));
    const [job] = await orderedMails(to.loginEmail);
    if (!job) throw new Error("no mail was ordered");
    const { received, send } = mailbox();
    await deliverMail(job, send);
    expect(received[0]?.text).toContain("\u00a0: Double facturation – Le bon ?");
  });

  it("keeps the order of an address whatever fails: a later mail waits for the one before, and one refused for good lets it pass", async () => {
    const to = await makeUser();
    for (const number of ["F-1", "F-2", "F-3"]) await rejected([to.id], number);
    const jobs = await orderedMails(to.loginEmail);
    const subjects: string[] = [];
    let fails = true;
    const flaky = async (mail: Mail) => {
      if (mail.subject.includes("F-2")) throw Object.assign(new Error("no"), { code: "EENVELOPE", responseCode: 550 });
      if (fails) throw new Error("server is down");
      subjects.push(mail.subject);
    };
    await expect(deliverMail(jobs[0] ?? { deliveryId: "" }, flaky)).rejects.toThrow("server is down");
    expect(await deliverMail(jobs[2] ?? { deliveryId: "" }, flaky)).toBe(0);
    fails = false;
    touchClock(1);
    expect(await sweepMail(flaky)).toMatchObject({ stillWaiting: false });
    expect(subjects.map((subject) => /F-\d/.exec(subject)?.[0])).toEqual(["F-1", "F-3"]);
    const failed = await db().mailDelivery.findFirstOrThrow({
      where: { recipient: to.loginEmail, failure: "REFUSED" },
    });
    expect(failed.params).toBeNull();
  });

  it("refuses a mail that nobody ordered", async () => {
    await expect(deliverMail({ deliveryId: newId() }, mailbox().send)).rejects.toThrow(/never ordered/);
  });
});

describe("F-129: mails of several", () => {
  const told = (userId: string, status: string, number: string) =>
    transaction((tx) =>
      notify(tx, {
        userIds: [userId],
        type: "invoice.statusChanged",
        data: { number, status, otherParty: "Ys" },
        link: `/facturation/factures-emises/${number}`,
      }),
    );

  it("gather what can wait for the morning, in its order, once however many workers sweep; a rejection does not wait", async () => {
    const person = await makeUser({ locale: "en" });
    for (const [status, number] of [
      ["SUSPENDUE", "F-1"],
      ["SERVICE_FAIT", "F-2"],
      ["REJETEE", "F-3"],
    ] as const)
      await told(person.id, status, number);
    expect((await orderedMails(person.loginEmail)).map(({ params }) => params.number)).toEqual(["F-3"]);
    const before = mailbox();
    await sweepMail(before.send);
    expect(before.received.filter((mail) => mail.subject.includes("news"))).toEqual([]);

    touchClock(24 * 60 + 1);
    const { received, send } = mailbox();
    await Promise.all([sweepMail(send), sweepMail(send), sweepMail(send)]);
    await sweepMail(send);
    const own = received.filter((mail) => mail.to === person.loginEmail && mail.subject.includes("news"));
    expect(own.map(({ subject }) => subject)).toEqual(["Your invoicing: 2 pieces of news"]);
    expect(own[0]?.text).toMatch(/Invoice F-1: Suspended \(Ys\)[\s\S]*factures-emises\/F-1[\s\S]*Invoice F-2/);
    expect(await db().groupedNotice.count({ where: { userId: person.id } })).toBe(0);
  });

  it("follow what each person chose for the application, the week as well", async () => {
    const person = await makeUser();
    const self = { userId: person.id, sessionId: newId() };
    const usual = { rhythm: "IMMEDIATE", weekly: false } as const;
    await saveMailHabits(self, {
      FACTURATION: { rhythm: "IMMEDIATE", weekly: true },
      ORGANISATION: usual,
      SUPPORT: usual,
    });
    await told(person.id, "SERVICE_FAIT", "F-7");
    expect(await orderedMails(person.loginEmail)).toHaveLength(1);
    touchClock(8 * 24 * 60);
    const { received, send } = mailbox();
    await sweepMail(send);
    expect(received.filter((mail) => mail.to === person.loginEmail).map(({ subject }) => subject)).toEqual([
      "Facture F-7\u00a0: Service fait",
      "Votre semaine\u00a0: 1 événement",
    ]);
  });
});
