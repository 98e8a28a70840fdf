import { type Actor, loadActor } from "#lib/access/index.ts";
import type { DemoEmail } from "#lib/demo/public.ts";
import { now, useClock as setClock } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import type { Result } from "#lib/shared/result.ts";
import { moveTicket, openTicket, type TicketFormEvent, type TicketLook } from "#lib/tickets/index.ts";
import { seedId, structureId } from "#prisma/seed/ids.ts";

const HOUR = 3_600_000;

type Step = {
  readonly ago: number;
  readonly by: DemoEmail;
  readonly look: TicketLook;
  readonly event: TicketFormEvent;
  readonly text?: string;
};
type TicketStory = {
  /** Hours before the start of the demonstration. */
  readonly ago: number;
  readonly by: DemoEmail;
  readonly structure: string;
  /** Of the sub-category. */
  readonly code: string;
  readonly title: string;
  readonly description: string;
  /** Identifier of the entity that is asked. */
  readonly recipient?: string;
  readonly steps: readonly Step[];
};

const CAMILLE = "camille@berthier.example";
const LEA = "lea@valdeloire.example";
const ROBIN = "robin@support.example";
const BERTHIER = "39280913700012";
const METROPOLE = "24450001100014";

/** One request in each state: to be taken, waiting for information, answered, closed; to an entity and to support. */
const STORIES: readonly TicketStory[] = [
  {
    ago: 150,
    by: CAMILLE,
    structure: BERTHIER,
    code: "ENTITE_PUBLIQUE",
    recipient: METROPOLE,
    title: "Numéro d’engagement pour le marché de menuiserie",
    description: "Bonjour,\nQuel numéro d’engagement devons-nous porter sur nos prochaines factures ?",
    steps: [
      { ago: 140, by: LEA, look: "received", event: "take" },
      {
        ago: 139,
        by: LEA,
        look: "received",
        event: "answer",
        text: "Bonjour,\nLe numéro figure sur chaque bon de commande. Sans bon, indiquez celui du marché.",
      },
      { ago: 120, by: CAMILLE, look: "issued", event: "accept" },
    ],
  },
  {
    ago: 76,
    by: CAMILLE,
    structure: BERTHIER,
    code: "ENTITE_PUBLIQUE",
    recipient: METROPOLE,
    title: "Changement de nos coordonnées bancaires",
    description: "Nos prochaines factures porteront un nouvel IBAN. Devons-nous vous envoyer un document ?",
    steps: [
      { ago: 70, by: LEA, look: "received", event: "take" },
      { ago: 69, by: LEA, look: "received", event: "note", text: "Voir avec la trésorerie avant de répondre." },
      { ago: 68, by: LEA, look: "received", event: "ask-information", text: "Pouvez-vous nous envoyer votre RIB ?" },
    ],
  },
  {
    ago: 30,
    by: CAMILLE,
    structure: BERTHIER,
    code: "ENTITE_PUBLIQUE",
    recipient: METROPOLE,
    title: "Paiement en deux fois",
    description: "Le marché prévoit-il un paiement en deux fois pour la seconde tranche ?",
    steps: [],
  },
  {
    ago: 52,
    by: CAMILLE,
    structure: BERTHIER,
    code: "RATTACHEMENT",
    title: "Donner accès à une collègue",
    description: "Une collègue doit suivre nos factures sans pouvoir en déposer. Quelle habilitation lui donner ?",
    steps: [
      { ago: 49, by: ROBIN, look: "support", event: "take" },
      {
        ago: 48,
        by: ROBIN,
        look: "support",
        event: "answer",
        text: "Donnez-lui « Factures émises, consultation », dans Structures, Habilitations.",
      },
    ],
  },
  {
    ago: 20,
    by: "sacha@moulin.example",
    structure: "99999999800010",
    code: "DEPOT",
    title: "Facture de plus de dix pages",
    description: "Notre facture compte 40 pages de métrés. Faut-il les joindre à part ?",
    steps: [],
  },
];

/** Plays the requests for help of the demonstration through the same commands as people's. Does nothing once there is a ticket; nobody gets their mails. */
export async function seedTickets(): Promise<number> {
  if (await db().ticket.findFirst({ select: { id: true } })) return 0;
  const start = now();
  const before = await db().mailDelivery.findFirst({ orderBy: { position: "desc" }, select: { position: true } });
  for (const story of STORIES) await play(story, start);
  // What the past would have told by mail is dropped, as for invoices.
  await pool().query(
    `with dropped as (delete from mail_delivery where position > $1 and template like 'ticket.%' and sent_at is null returning id)
     delete from pgboss.job where name = 'mail.send' and state = 'created' and data->>'deliveryId' in (select id::text from dropped)`,
    [String(before?.position ?? 0)],
  );
  return STORIES.length;
}

async function play(story: TicketStory, start: Date): Promise<void> {
  const { by, structure, code, title, description, recipient = "" } = story;
  const { id: subcategoryId } = await db().ticketSubcategory.findUniqueOrThrow({ where: { code } });
  const form = { subcategoryId, title, description, recipient, structureId: structureId(structure) };
  const { ticketId } = await hoursAgo(start, story.ago, async () => must(await openTicket(await actor(by), form, [])));
  for (const { ago, by: who, look, event, text = "" } of story.steps)
    await hoursAgo(start, ago, async () => {
      const { version } = await db().ticket.findUniqueOrThrow({ where: { id: ticketId }, select: { version: true } });
      return must(await moveTicket(await actor(who), { ticketId, side: look, event, text, version }, []));
    });
}

async function hoursAgo<T>(start: Date, hours: number, work: () => Promise<T>): Promise<T> {
  const at = new Date(start.getTime() - hours * HOUR);
  const restore = setClock({ now: () => at });
  try {
    return await work();
  } finally {
    restore();
  }
}

async function actor(email: DemoEmail): Promise<Actor> {
  const found = await loadActor(seedId(`user ${email}`), { id: newId() });
  if (!found) throw new Error(`${email} is not in the demonstration`);
  return found;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demonstration was refused: ${JSON.stringify(result)}`);
  return result.data;
}
