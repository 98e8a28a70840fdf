import { torturedPortal } from "#e2e/support/database.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import type { Pair } from "#tests/factories/invoices.ts";
import { adopt } from "#torture/support/adopt.ts";

let used = 5_000_000 + (Date.now() % 900_000) * 10;
const fresh = () => siretNumber(++used);

/** A public structure with the person who treats its invoices and a colleague, its supplier, and invoices made by the commands themselves. */
export async function newRecipient(baseURL: string | undefined) {
  adopt(torturedPortal(baseURL ?? ""));
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
  const member = async (firstName: string, structureId: string, application: "FACTURES_RECUES" | "FACTURES_EMISES") => {
    const user = await people.makeUser(person(firstName));
    await people.makeMember(user.id, structureId, [[application, "MODIFICATION"]]);
    return people.actorOf(user.id);
  };
  const seller = await member("Paul", supplier.id, "FACTURES_EMISES");
  const agent = await member("Agathe", recipient.id, "FACTURES_RECUES");
  const colleague = await member("Gaspard", recipient.id, "FACTURES_RECUES");
  const pair: Pair = { supplier, recipient, seller, agent };
  return { pair, colleague, receive: invoices.makeReceived, treat: invoices.treat, must };
}
