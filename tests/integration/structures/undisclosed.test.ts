import { beforeAll, describe, expect, it } from "vitest";
import {
  attachmentStanding,
  firstSteps,
  listRequests,
  refuseAttachment,
  requestAttachment,
} from "#lib/access/index.ts";
import type { Actor } from "#lib/access/public.ts";
import { exportAccount } from "#lib/accounts/index.ts";
import {
  directoryJson,
  directorySheet,
  directoryStructuresCsv,
  directoryVersion,
  searchDirectory,
  searchRecipients,
} from "#lib/directory/index.ts";
import { announceTransition, draftForm, listDrafts, updateDraft, verifyCertificate } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import {
  findByIdentifier,
  memberSheet,
  searchPrivate,
  structureGlance,
  switchStructure,
} from "#lib/structures/index.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import { makeDraft, makePair, makeReceived, must } from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeStructure, makeUser } from "#tests/factories/people.ts";
import { makeProven } from "#tests/factories/team.ts";
import { orderedMails } from "#tests/integration/support/mails.ts";

/** Words that stand nowhere else: whatever shows one of them shows the structure. */
const NAME = "FORGERON CACHE";
const TOWN = "Vallondiscret";
const STREET = "9 impasse du Secret";
const hidden = { legalName: NAME, label: NAME, town: TOWN, postcode: "99123", addressLine: STREET, undisclosed: true };

const tells = (shown: unknown) => {
  const text = JSON.stringify(shown);
  return [NAME, TOWN, STREET, "99123"].filter((word) => text.toUpperCase().includes(word.toUpperCase()));
};

let secret: Awaited<ReturnType<typeof makeStructure>>;
let town: Awaited<ReturnType<typeof makeStructure>>;
let manager: Actor;
let outsider: Actor;
beforeAll(async () => {
  secret = await makeStructure({ ...hidden, identifier: siretNumber(31_001) });
  town = await makeStructure({ ...hidden, identifier: siretNumber(31_002), kind: "PUBLIQUE" });
  manager = await makeActor(secret.id, [], "MAIN_MANAGER");
  outsider = await makeProven((await makeStructure()).id, [["FACTURES_EMISES", "MODIFICATION"]], "MAIN_MANAGER");
});

describe("F-34 an undisclosed structure", () => {
  it("is whole for its members", async () => {
    expect(tells(await memberSheet(secret.id))).toHaveLength(4);
  });

  it("has neither name nor place by its identifier or its id, and no search by words finds it", async () => {
    expect(tells(await findByIdentifier({ identifierType: "SIRET", identifier: secret.identifier }))).toEqual([]);
    expect(tells(await structureGlance(secret.id))).toEqual([]);
    for (const words of [NAME, "forgeron", "cache forgeron"]) {
      expect(await searchPrivate(words, "")).toEqual([]);
      expect(await searchPrivate(words, TOWN)).toEqual([]);
      expect(tells(await searchRecipients(words))).toEqual([]);
    }
    expect(tells(await searchRecipients(TOWN))).toEqual([]);
    expect(tells(await searchRecipients(town.identifier))).toEqual([]);
  });

  it("has neither name nor place in the public directory, its sheet and its files", async () => {
    expect(tells(await directorySheet(town.identifier, { typed: "", page: 1 }))).toEqual([]);
    expect(tells(await searchDirectory(NAME, 1))).toEqual([]);
    expect(tells(await searchDirectory(town.identifier, 1))).toEqual([]);
    let files = "";
    for await (const piece of directoryStructuresCsv()) files += piece;
    for await (const piece of directoryJson(await directoryVersion())) files += piece;
    expect(files).toContain(town.identifier);
    expect(tells(files)).toEqual([]);
  });

  it("is called by its number in what asks to be attached tells its author", async () => {
    const asker = await actorOf((await makeUser()).id);
    const glance = await structureGlance(secret.id);
    if (!glance) throw new Error("gone");
    expect(tells(await attachmentStanding(asker, glance))).toEqual([]);
    const asked = must(
      await requestAttachment(asker, { structureId: secret.id, level: "structure", comment: "Je travaille là." }),
    );
    expect(tells(await listRequests(asker.userId))).toEqual([]);
    expect(tells(await firstSteps(asker))).toEqual([]);
    must(await refuseAttachment(manager, { requestId: asked.requestId, reason: "Nous ne vous connaissons pas." }));
    must(await requestAttachment(asker, { structureId: secret.id, level: "structure", comment: "Encore une fois." }));
    must(await switchStructure(manager, { structureId: secret.id, active: "non" }));
    must(await switchStructure(manager, { structureId: secret.id, active: "oui" }));
    expect((await orderedMails(asker.email)).map(({ template }) => template)).toEqual([
      "attachment.refused",
      "attachment.closed",
    ]);
    expect(tells(await orderedMails(asker.email))).toEqual([]);
    expect(tells(await db().notification.findMany({ where: { userId: asker.userId } }))).toEqual([]);
  });

  it("is not named to a supplier who types its number on a draft, as recipient or as validator", async () => {
    const supplierId = outsider.memberships[0]?.structureId ?? "";
    const invoiceId = await makeDraft(outsider, supplierId);
    const fields = { recipientIdentifier: secret.identifier, validatorIdentifier: town.identifier };
    must(await updateDraft(outsider, { invoiceId, version: 1, locale: "fr", fields }));
    const form = await draftForm(outsider, invoiceId, "fr");
    expect(form).not.toBeNull();
    expect(tells(form)).toEqual([]);
    expect(tells(await listDrafts(outsider))).toEqual([]);
  });

  it("is not named by the page that verifies a certificate, nor in the mails about its supplier's invoices", async () => {
    const pair = await makePair(hidden);
    const invoiceId = await makeReceived(pair);
    const row = await db().invoice.findUniqueOrThrow({
      where: { id: invoiceId },
      select: { certificateCode: true, events: { select: { position: true } } },
    });
    const verified = await verifyCertificate(row.certificateCode ?? "");
    expect(verified?.authentic).toBe(true);
    expect(tells(verified)).toEqual([]);
    for (const { position } of row.events) await announceTransition(invoiceId, position);
    expect(tells(await orderedMails(pair.seller.email))).toEqual([]);
  });

  it("is not named in the copy of their data that somebody takes who only asked", async () => {
    const person = await makeProven((await makeStructure()).id, []);
    must(await requestAttachment(person, { structureId: secret.id, level: "structure", comment: "Je travaille là." }));
    expect(tells(await exportAccount(person, { address: null, userAgent: null }))).toEqual([]);
  });
});

describe("F-34 a natural person", () => {
  it("has not even a number on the page that verifies a certificate: it holds a birth date", async () => {
    const pair = await makePair();
    const identifier = "1850875056DURANDCAMILLE";
    const { seller } = pair;
    await db().structure.update({
      where: { id: pair.supplier.id },
      data: { identifierType: "PARTICULIER", identifier, siren: null, undisclosed: true },
    });
    const invoiceId = await makeReceived({ ...pair, seller });
    const { certificateCode } = await db().invoice.findUniqueOrThrow({
      where: { id: invoiceId },
      select: { certificateCode: true },
    });
    const verified = await verifyCertificate(certificateCode ?? "");
    expect(verified?.authentic).toBe(true);
    expect(JSON.stringify(verified?.content.supplier)).not.toContain("18508");
  });
});
