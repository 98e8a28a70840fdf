import http from "node:http";
import { newId } from "#lib/shared/ids.ts";
import { routes } from "#lib/shared/routes.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import type { TorturedPortal } from "#torture/row.ts";
import { newVisitor, onPortal, type Visitor } from "#torture/support/portal.ts";

export type Depositor = Visitor & { readonly structureId: string; readonly siret: string };

/** A new person who may deposit for a new company of their own. */
export async function newDepositor(portal: TorturedPortal): Promise<Depositor> {
  const person = await newVisitor(portal);
  const [structureId, membershipId] = [newId(), newId()];
  const siret = siretNumber(Math.floor(Math.random() * 1_000_000) + 5_000_000);
  await onPortal(
    portal,
    `with s as (
       insert into structure (id, identifier_type, identifier, siren, kind, legal_name, updated_at)
       values ($1, 'SIRET', $2, left($2, 9), 'PRIVEE', 'Atelier de la torture', now()) returning id),
     m as (
       insert into membership (id, user_id, structure_id, role) select $3, $4, id, 'USER' from s returning id)
     insert into habilitation (id, membership_id, application, level) select $5, id, 'FACTURES_EMISES', 'MODIFICATION' from m`,
    [structureId, siret, membershipId, person.id, newId()],
  );
  return { ...person, structureId, siret };
}

export type Reply = { readonly status: number; readonly body: Record<string, unknown> };

type Put = {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly range?: string;
  /** Cuts the connection once so many bytes of the body have left. */
  readonly cutAfter?: number;
};

/** Sends a file, or a piece of one, as the deposit page does. Null when the connection broke before an answer came. */
export function put(
  portal: TorturedPortal,
  who: Depositor,
  { key, bytes, range, cutAfter }: Put,
): Promise<Reply | null> {
  const address = routes.apiUpload(key, { structureId: who.structureId, nom: "facture.pdf" });
  return new Promise((resolve) => {
    const request = http.request(`${portal.origin}${address}`, {
      method: "PUT",
      timeout: 60_000,
      headers: {
        origin: portal.origin,
        cookie: who.cookie,
        accept: "application/json",
        "content-type": "application/octet-stream",
        "content-length": bytes.length,
        ...(range ? { "content-range": range } : {}),
      },
    });
    request.on("error", () => resolve(null));
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("response", (response) => void replyOf(response).then(resolve));
    if (cutAfter === undefined) return void request.end(bytes);
    request.write(bytes.subarray(0, cutAfter), () => request.destroy());
    request.on("close", () => resolve(null));
  });
}

/** How much of a file the portal has, or the draft it became. */
export function stateOf(portal: TorturedPortal, who: Depositor, key: string): Promise<Reply | null> {
  return new Promise((resolve) => {
    const headers = { cookie: who.cookie, accept: "application/json" };
    const request = http.get(`${portal.origin}${routes.apiUpload(key)}`, { headers, timeout: 60_000 });
    request.on("error", () => resolve(null));
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("response", (response) => void replyOf(response).then(resolve));
  });
}

async function replyOf(response: http.IncomingMessage): Promise<Reply | null> {
  try {
    let text = "";
    for await (const chunk of response) text += chunk;
    return { status: response.statusCode ?? 0, body: JSON.parse(text) as Record<string, unknown> };
  } catch {
    // The process died in the middle of its answer, or a page came in its place.
    return null;
  }
}

/** The id of the draft that an answer leads to. */
export function draftOf(reply: Reply | null): string | null {
  return typeof reply?.body.href === "string" ? (reply.body.href.split("/").at(-1) ?? null) : null;
}
