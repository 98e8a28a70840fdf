import type { Actor } from "#lib/access/domain/actor.ts";
import { canSomewhere } from "#lib/access/domain/can.ts";

/** Whom a message is for. */
export const REACHES = ["EVERYONE", "SIGNED_IN", "SUPPLIERS", "PUBLIC_BODIES", "STRUCTURE"] as const;
export type Reach = (typeof REACHES)[number];

export const MESSAGE_TONES = ["INFO", "MAINTENANCE", "ALERT"] as const;
export type MessageTone = (typeof MESSAGE_TONES)[number];

type Addressed = { readonly reach: string; readonly structureId: string | null };

/** True when a message is for this person, or for a visitor. A reach that is not known reaches nobody. */
export function reaches({ reach, structureId }: Addressed, actor: Actor | null): boolean {
  if (reach === "EVERYONE") return true;
  if (!actor) return false;
  switch (reach) {
    case "SIGNED_IN":
      return true;
    case "SUPPLIERS":
      return canSomewhere(actor, "invoice.readIssued");
    case "PUBLIC_BODIES":
      return canSomewhere(actor, "invoice.readReceived");
    case "STRUCTURE":
      return actor.memberships.some((membership) => membership.structureId === structureId);
    default:
      return false;
  }
}

type Dated = { readonly startsAt: Date; readonly endsAt: Date | null };

export function isLive({ startsAt, endsAt }: Dated, at: Date): boolean {
  return startsAt <= at && (endsAt === null || endsAt > at);
}

export type MessagePhase = "later" | "live" | "over";

export function messagePhase(dated: Dated, at: Date): MessagePhase {
  if (isLive(dated, at)) return "live";
  return dated.startsAt > at && (dated.endsAt === null || dated.endsAt > at) ? "later" : "over";
}

export type MessageView = {
  readonly id: string;
  readonly tone: MessageTone;
  readonly title: string;
  readonly body: string;
  readonly lang: "fr" | "en";
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly read: boolean;
};
