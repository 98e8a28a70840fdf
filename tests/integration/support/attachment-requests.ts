import { type Actor, approveAttachment, refuseAttachment, requestAttachment } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import { makeActor, makeService, makeStructure } from "#tests/factories/people.ts";

export const COMMENT = "Je suis la comptable de l’atelier.";

/** A structure with a manager and a service to ask for, and the manager of another one. */
export async function makeAskedStructure() {
  const mine = await makeStructure({ legalName: "ATELIER DES DEMANDES" });
  const unrelated = await makeStructure();
  const service = await makeService(mine.id, "CHANTIERS");
  const manager = await makeActor(mine.id, [], "MAIN_MANAGER");
  const stranger = await makeActor(unrelated.id, [["FACTURES_EMISES", "MODIFICATION"]], "MAIN_MANAGER");
  const ask = (person: Actor, over: object = {}) =>
    requestAttachment(person, { structureId: mine.id, level: "structure", comment: COMMENT, ...over });
  /** The request of somebody who may ask. */
  const asked = async (person: Actor, over: object = {}): Promise<string> => {
    const result = await ask(person, over);
    if (!result.ok) throw new Error(result.code);
    return result.data.requestId;
  };
  return { mine, unrelated, service, manager, stranger, ask, asked };
}

export type AskedStructure = Awaited<ReturnType<typeof makeAskedStructure>>;

export const approve = (by: Actor, requestId: string, over: object = {}) =>
  approveAttachment(by, { requestId, right_FACTURES_EMISES: "CONSULTATION", ...over });

export const turnDown = (by: Actor, requestId: string, reason = "Nous ne vous connaissons pas.") =>
  refuseAttachment(by, { requestId, reason });

export const statusOf = async (requestId: string) =>
  (await db().attachmentRequest.findUniqueOrThrow({ where: { id: requestId } })).status;
