import { actAsPortal, onDatabase } from "#e2e/support/database.ts";
import type { Application, Level } from "#lib/access/public.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import type { Pair } from "#tests/factories/invoices.ts";

const modifies: Level = "MODIFICATION";
let used = 5_000_000 + (Date.now() % 900_000) * 10;
const fresh = () => siretNumber(++used);

/** Gives the document of an invoice bytes of its own, in the portal's storage: those of the factories have none. */
export async function storeDocument(invoiceId: string, text: string): Promise<void> {
  const { storeBytes } = await import("#lib/platform/storage.ts");
  await onDatabase(
    "update document set sha256 = $1, size = $2 where id = (select document_id from invoice_file where invoice_id = $3 and role = 'MAIN')",
    [await storeBytes(Buffer.from(text)), Buffer.byteLength(text), invoiceId],
  );
}

/** A public structure with the person who treats its invoices and a colleague, its supplier, and invoices made by the commands themselves; `member` makes another person. */
export async function newRecipient() {
  actAsPortal();
  const people = await import("#tests/factories/people.ts");
  const invoices = await import("#tests/factories/invoices.ts");
  const { must } = invoices;
  const supplier = await people.makeStructure({ identifier: fresh(), legalName: "MENUISERIE DES REÇUES" });
  const recipient = await people.makeStructure({
    identifier: fresh(),
    kind: "PUBLIQUE",
    legalName: "COMMUNE DES REÇUES",
  });
  const person = (firstName: string) => ({
    firstName,
    loginEmail: `${firstName}-${used}-${fresh()}@essai.example`.toLowerCase(),
  });
  const member = async (firstName: string, structureId: string, application: Application, level = modifies) => {
    const user = await people.makeUser(person(firstName));
    await people.makeMember(user.id, structureId, [[application, level]]);
    return people.actorOf(user.id);
  };
  const seller = await member("Paul", supplier.id, "FACTURES_EMISES");
  const agent = await member("Agathe", recipient.id, "FACTURES_RECUES");
  const colleague = await member("Gaspard", recipient.id, "FACTURES_RECUES");
  const pair: Pair = { supplier, recipient, seller, agent };
  const { makeService } = people;
  const { makeReceived: receive, makeSent: send, treat } = invoices;
  return { pair, colleague, member, makeService, receive, send, treat, must };
}
