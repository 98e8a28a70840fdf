import { APPLICATIONS, LEVELS } from "#lib/access/domain/applications.ts";
import type { ChosenRight } from "#lib/access/domain/attachments.ts";

/** Invitations that wait at once for one structure. */
export const MOST_INVITATIONS = 200;

/** What slows down who would fill mailboxes, or try addresses. */
export const INVITATION_LIMITS = {
  /** By one manager, in a day. */
  inviteBy: { points: 100, seconds: 86_400 },
  /** To one address, whoever invites, in a day. */
  inviteTo: { points: 10, seconds: 86_400 },
} as const satisfies Record<string, { points: number; seconds: number }>;

/** An invitation as the managers of its structure see it. */
export type InvitationLine = {
  readonly id: string;
  readonly email: string;
  readonly service: string | null;
  readonly by: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
};

/** An invitation as whoever it is for sees it. */
export type InvitationGlance = {
  readonly id: string;
  readonly structure: string;
  readonly service: string | null;
  readonly by: string;
  readonly expiresAt: Date;
};

/** Rights as rows and the trail keep them, "FACTURES_EMISES MODIFICATION". */
export function rightTexts(rights: readonly ChosenRight[]): string[] {
  return rights.map(({ application, level }) => `${application} ${level}`);
}

/** The same read back; what this version does not know is left out. */
export function readRights(texts: readonly string[]): ChosenRight[] {
  return texts.flatMap((text) => {
    const [name, grade] = text.split(" ");
    const application = APPLICATIONS.find((one) => one === name);
    const level = LEVELS.find((one) => one === grade);
    return application && level ? [{ application, level }] : [];
  });
}
