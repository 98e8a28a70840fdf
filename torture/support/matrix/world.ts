import { randomBytes, randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Actor, requestAttachment } from "#lib/access/index.ts";
import { saveModel, submitInvoice, updateDraft } from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { openClaim } from "#lib/recovery/index.ts";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { openTicket } from "#lib/tickets/index.ts";
import { zipOf } from "#tests/factories/documents/archives.ts";
import { aPdf } from "#tests/factories/files.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import { fieldsFor, must } from "#tests/factories/invoices.ts";
import { actorOf, makeMember, makeService, makeStructure, makeUser, type Right } from "#tests/factories/people.ts";
import type { TorturedPortal } from "#torture/row.ts";
import type { Role } from "#torture/support/matrix/roles.ts";
import { cookieOf, elsewhere } from "#torture/support/portal.ts";

export type Secret = { readonly text: string; readonly shownTo: readonly Role[] };

export type World = {
  /** Cookie of each role; "" for nobody. */
  readonly cookies: Readonly<Record<Role, string>>;
  readonly userIds: Readonly<Record<Exclude<Role, "anonymous">, string>>;
  /** Ids by the name that routes give them, of things of the first supplier. */
  readonly own: Readonly<Record<string, string>>;
  readonly structureId: string;
  readonly recipientId: string;
  readonly secrets: readonly Secret[];
};

const ISSUED_WRITE: Right = ["FACTURES_EMISES", "MODIFICATION"];
const VALIDATE: Right = ["FACTURES_A_VALIDER", "MODIFICATION"];
const RECEIVED_WRITE: Right = ["FACTURES_RECUES", "MODIFICATION"];
const ANSWER: Right = ["SOLLICITATIONS_RECUES", "MODIFICATION"];
const MEMBERS: readonly Role[] = ["reader", "writer", "clerk", "secondary", "main"];

/**
 * Two suppliers and two public structures that have nothing to do with one another, and somebody in every role. Everything of the first
 * supplier carries a word of its own, so that a page that shows any of it to the wrong person gives itself away.
 */
export async function makeWorld(portal: TorturedPortal): Promise<World> {
  const tag = randomBytes(4).toString("hex").toUpperCase();
  const siret = () => siretNumber(randomInt(10_000_000, 19_000_000));
  const user = (name: string, over: Parameters<typeof makeUser>[0] = {}) =>
    makeUser({
      loginEmail: `${name}-${tag.toLowerCase()}@matrice.example`,
      contactEmail: `${name}-${tag.toLowerCase()}@matrice.example`,
      firstName: name,
      lastName: `Essai${tag}`,
      welcomedAt: new Date(),
      ...over,
    });
  const supplier = await makeStructure({ identifier: siret(), legalName: `ATELIER ${tag}` });
  const other = await makeStructure({ identifier: siret(), legalName: "AUTRE ATELIER" });
  const town = await makeStructure({ identifier: siret(), legalName: `COMMUNE ${tag}`, kind: "PUBLIQUE" });
  const otherTown = await makeStructure({ identifier: siret(), legalName: "AUTRE COMMUNE", kind: "PUBLIQUE" });
  const titulaire = await makeStructure({ identifier: siret(), legalName: "TITULAIRE" });
  const service = await makeService(supplier.id, `POSE-${tag}`);
  const account = await db().bankAccount.create({
    data: {
      id: newId(),
      structureId: supplier.id,
      label: `COMPTE ${tag}`,
      iban: "FR7630006000011234567890189",
      validFrom: new Date("2026-01-01"),
    },
  });

  const people = {
    half: await user("moitie"),
    alone: await user("seule"),
    reader: await user("lectrice"),
    writer: await user("redactrice"),
    clerk: await user("agente-de-service"),
    secondary: await user("seconde"),
    main: await user("principale"),
    otherSupplier: await user("autre"),
    recipient: await user("destinataire"),
    otherPublic: await user("autre-publique"),
    validator: await user("valideuse"),
    support: await user("support", { systemRole: "SUPPORT" }),
    admin: await user("admin", { systemRole: "ADMIN" }),
  };
  await makeMember(people.half.id, supplier.id, [ISSUED_WRITE], "SECONDARY_MANAGER");
  await makeMember(people.reader.id, supplier.id, [["FACTURES_EMISES", "CONSULTATION"]]);
  await makeMember(people.writer.id, supplier.id, [ISSUED_WRITE]);
  await makeMember(people.clerk.id, supplier.id, [["FACTURES_EMISES", "MODIFICATION", service.id]]);
  await makeMember(people.secondary.id, supplier.id, [], "SECONDARY_MANAGER");
  await makeMember(people.main.id, supplier.id, [ISSUED_WRITE], "MAIN_MANAGER");
  await makeMember(people.otherSupplier.id, other.id, [ISSUED_WRITE, VALIDATE], "MAIN_MANAGER");
  await makeMember(people.recipient.id, town.id, [RECEIVED_WRITE, ANSWER]);
  await makeMember(people.validator.id, titulaire.id, [VALIDATE]);
  await makeMember(people.otherPublic.id, otherTown.id, [RECEIVED_WRITE, ANSWER], "MAIN_MANAGER");

  const cookies = { anonymous: "" } as Record<Role, string>;
  for (const [role, { id }] of Object.entries(people) as [keyof typeof people, { id: string }][])
    cookies[role] = await cookieOf(portal, id, role === "half" ? "PASSWORD_ONLY" : "FULL");

  const writer = await actorOf(people.writer.id);
  const flowing = depositLot(portal, cookies.writer, supplier.id, `lot-${tag}.zip`);
  const draft = await deposit(portal, cookies.writer, supplier.id);
  const sent = await deposit(portal, cookies.writer, supplier.id);
  const waiting = await deposit(portal, cookies.writer, supplier.id);
  const toValidate = await deposit(portal, cookies.writer, supplier.id);
  const flow = await flowing;
  const byTitulaire = { cadre: "A9_FACTURE_SOUSTRAITANT", validatorIdentifier: titulaire.identifier };
  const fill = async (invoiceId: string, number: string, over: Parameters<typeof fieldsFor>[1] = {}) => {
    const { version } = await db().invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { version: true } });
    const fields = fieldsFor({ recipient: town }, { number, comment: `note ${number}`, ...over });
    return must(await updateDraft(writer, { invoiceId, version, locale: "fr", fields })).version;
  };
  await fill(draft, `BRO-${tag}`);
  const model = must(await saveModel(writer, { invoiceId: draft, name: `MODELE ${tag}` }));
  for (const [invoiceId, number] of [
    [sent, `ENV-${tag}`],
    [waiting, `REC-${tag}`],
    [toValidate, `AVA-${tag}`],
  ] as const) {
    const version = await fill(invoiceId, number, invoiceId === toValidate ? byTitulaire : {});
    must(await submitInvoice(writer, { invoiceId, version, idempotencyKey: newId() }));
  }
  await routed([sent, waiting]);
  const request = must(
    await requestAttachment(await actorOf(people.alone.id), {
      structureId: supplier.id,
      level: "structure",
      comment: `Je viens pour ${tag}-RATTACHEMENT.`,
    }),
  );
  const evidence = [{ fileName: "kbis.pdf", bytes: await aPdf([`Extrait ${tag}`]) }];
  const claimant = await actorOf(people.alone.id);
  const explanation = `La gérante est partie : ${tag}-RECUPERATION.`;
  const claim = must(await openClaim(claimant, { structureId: supplier.id, explanation }, evidence));
  const tickets = await sendTickets(writer, supplier.id, town.identifier, tag);
  const chatId = await talk(people.main.id, `${tag}-DISCUSSION`);
  const file = await db().invoiceFile.findFirstOrThrow({ where: { invoiceId: sent }, select: { documentId: true } });
  const readers: readonly Role[] = ["reader", "writer", "main"];
  return {
    cookies,
    userIds: Object.fromEntries(Object.entries(people).map(([role, { id }]) => [role, id])) as World["userIds"],
    own: {
      invoiceId: sent,
      receivedId: waiting,
      toValidateId: toValidate,
      draftId: draft,
      flowId: flow,
      documentId: file.documentId,
      structureId: supplier.id,
      serviceId: service.id,
      accountId: account.id,
      requestId: request.requestId,
      claimId: claim.claimId,
      modelId: model.modelId,
      ...tickets,
      chatId,
      regle: "NORM_CODES",
      reglage: "contactPhone",
      userId: people.writer.id,
    },
    structureId: supplier.id,
    recipientId: town.id,
    secrets: [
      { text: `BRO-${tag}`, shownTo: readers },
      { text: `MODELE ${tag}`, shownTo: ["writer", "main"] },
      { text: `lot-${tag}.zip`, shownTo: readers },
      { text: `ENV-${tag}`, shownTo: [...readers, "recipient"] },
      { text: `AVA-${tag}`, shownTo: [...readers, "validator"] },
      { text: `REC-${tag}`, shownTo: [...readers, "recipient"] },
      { text: `${tag}-RATTACHEMENT`, shownTo: ["alone", "main", "secondary"] },
      { text: `${tag}-RECUPERATION`, shownTo: ["alone", "support", "admin"] },
      { text: `${tag}-SOLLICITATION`, shownTo: ["writer", "secondary", "main", "recipient"] },
      { text: `${tag}-SUPPORT`, shownTo: ["writer", "secondary", "main", "support", "admin"] },
      { text: `${tag}-DISCUSSION`, shownTo: ["main", "support", "admin"] },
      { text: `COMPTE ${tag}`, shownTo: MEMBERS },
      { text: "FR7630006000011234567890189", shownTo: ["main", "secondary"] },
      // The history of an invoice names who acted, to all sides (domain reference § 15: histoStatutUtilisateurEmail).
      {
        text: people.writer.loginEmail,
        shownTo: [...readers, "recipient", "validator", "secondary", "support", "admin"],
      },
    ],
  };
}

/** One request for the town, with a file, and one for support. */
async function sendTickets(writer: Actor, structureId: string, recipient: string, tag: string) {
  const kindOf = (code: string) => db().ticketSubcategory.findUniqueOrThrow({ where: { code } });
  const [toTown, toSupport] = [await kindOf("ENTITE_PUBLIQUE"), await kindOf("DEPOT")];
  const ask = (subcategoryId: string, title: string) => ({ subcategoryId, structureId, title, description: title });
  const files = [{ fileName: "preuve.pdf", bytes: await aPdf([`Preuve ${tag}`]) }];
  const first = must(await openTicket(writer, { ...ask(toTown.id, `${tag}-SOLLICITATION`), recipient }, files));
  const second = must(await openTicket(writer, ask(toSupport.id, `${tag}-SUPPORT`), []));
  const { documentId } = await db().ticketFile.findFirstOrThrow({ where: { ticketId: first.ticketId } });
  return { ticketId: first.ticketId, supportTicketId: second.ticketId, ticketDocumentId: documentId };
}

/** A conversation that waits: whether the support is open at this hour does not matter here. */
async function talk(userId: string, text: string): Promise<string> {
  const [id, at] = [newId(), new Date()];
  await db().chat.create({
    data: {
      ...{ id, userId, locale: "fr", openedAt: at, lastSaidAt: at, userSeenAt: at, position: 1 },
      messages: { create: { id: newId(), position: 1, side: "USER", authorId: userId, text, at } },
    },
  });
  return id;
}

/** Waits until the worker has put them into their recipient's list. */
async function routed(invoiceIds: readonly string[]): Promise<void> {
  for (let tried = 0; tried < 150; tried += 1) {
    const waiting = await db().invoice.count({ where: { id: { in: [...invoiceIds] }, status: "DEPOSEE" } });
    if (waiting === 0) return;
    await sleep(200);
  }
  throw new Error("the worker did not route the invoices");
}

async function deposit(portal: TorturedPortal, cookie: string, structureId: string): Promise<string> {
  return post(portal, cookie, structureId, "facture.pdf", await aPdf([`Document ${newId()}`]));
}

/** A lot of one invoice and of one file that is none, looked at by the worker. */
async function depositLot(portal: TorturedPortal, cookie: string, structureId: string, name: string): Promise<string> {
  const files = [
    { path: "facture.pdf", bytes: await aPdf([`Document ${newId()}`]) },
    { path: "notes.txt", bytes: new TextEncoder().encode("notes") },
  ];
  const flowId = await post(portal, cookie, structureId, name, zipOf(files));
  for (let tried = 0; tried < 150; tried += 1) {
    const waiting = await db().depositFlow.count({ where: { id: flowId, state: { not: "IN_TRAITE_SE_CPP" } } });
    if (waiting === 0) return flowId;
    await sleep(200);
  }
  throw new Error("the worker did not open the lot");
}

/** Gives the id in the address of what was made: a draft, or a flow. */
async function post(
  { origin }: TorturedPortal,
  cookie: string,
  structureId: string,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const body = new FormData();
  body.append("structureId", structureId);
  body.append("cle", newId());
  body.append("fichier", new Blob([bytes]), name);
  const reply = await fetch(`${origin}${routes.apiDeposits()}`, {
    method: "POST",
    body,
    headers: { cookie, origin, accept: "application/json", ...elsewhere() },
  });
  const answer = (await reply.json()) as { href?: string };
  const id = answer.href?.split("/").at(-1);
  if (!id) throw new Error(`the deposit was refused: ${JSON.stringify(answer)}`);
  return id;
}
