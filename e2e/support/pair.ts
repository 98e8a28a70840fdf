/** A supplier and a public entity that no other test knows, and invoices between them, made by the portal's own commands. */
import { actAsPortal, newPerson, onDatabase } from "#e2e/support/database.ts";
import { freshSiret, newTeam } from "#e2e/support/team.ts";

export type TestPair = Awaited<ReturnType<typeof newPair>>;

/** `seller` deposits for the supplier, `agent` treats what the recipient receives. */
export async function newPair() {
  const team = await newTeam("MENUISERIE DU SUIVI");
  const agent = await newPerson({ firstName: "Karim" });
  const recipient = { id: crypto.randomUUID(), identifier: freshSiret() };
  await onDatabase(
    `insert into structure (id, identifier_type, identifier, siren, kind, legal_name, updated_at)
     values ($1, 'SIRET', $2, left($2, 9), 'PUBLIQUE', 'COMMUNE DU SUIVI', now())`,
    [recipient.id, recipient.identifier],
  );
  const membershipId = crypto.randomUUID();
  await onDatabase(`insert into membership (id, user_id, structure_id, role) values ($1, $2, $3, 'USER')`, [
    membershipId,
    agent.id,
    recipient.id,
  ]);
  await onDatabase(
    "insert into habilitation (id, membership_id, application, level) values ($1, $2, 'FACTURES_RECUES', 'MODIFICATION')",
    [crypto.randomUUID(), membershipId],
  );
  return { supplierId: team.structureId, seller: team.manager, recipient, agent };
}

/** Commands run in this process, on the portal's database. Closed by `closePairs`. */
async function commands(pair: TestPair) {
  actAsPortal();
  const { loadActor } = await import("#lib/access/index.ts");
  const factory = await import("#tests/factories/invoices.ts");
  const actor = async ({ id }: { id: string }) => {
    const found = await loadActor(id, { id: crypto.randomUUID() });
    if (!found) throw new Error("a person just made is active");
    return found;
  };
  const whole = {
    supplier: { id: pair.supplierId },
    recipient: pair.recipient,
    seller: await actor(pair.seller),
    agent: await actor(pair.agent),
  } as Parameters<typeof factory.makeSent>[0];
  return { factory, whole };
}

let sent = 0;

/** An invoice that the recipient has received. */
export async function receivedInvoice(pair: TestPair): Promise<{ id: string; number: string }> {
  const { factory, whole } = await commands(pair);
  sent += 1;
  const number = `SUIVI-${process.pid}-${sent}`;
  return { id: await factory.makeReceived(whole, { number }), number };
}

/** Ends the connections that the commands opened. */
export async function closePairs(): Promise<void> {
  const [{ closeQueue }, { closeDb }] = await Promise.all([
    import("#lib/platform/queue.ts"),
    import("#lib/platform/db.ts"),
  ]);
  await closeQueue();
  await closeDb();
}
