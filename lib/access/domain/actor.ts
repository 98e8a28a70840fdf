import type { Application, Level, Role, SystemRole } from "#lib/access/domain/applications.ts";

/** One application at one level, on a whole structure (`serviceId` null) or on one of its services. */
export type Habilitation = {
  readonly application: Application;
  readonly level: Level;
  readonly serviceId: string | null;
};

/** A person's place in one structure. Ended memberships never reach an actor. */
export type Membership = {
  readonly structureId: string;
  readonly role: Role;
  readonly habilitations: readonly Habilitation[];
};

/** Who acts: a person signed in with both factors, with everything needed to decide what they may do. Plain data, as any caller may build it. */
export type Actor = {
  readonly userId: string;
  readonly displayName: string;
  readonly email: string;
  readonly sessionId: string;
  readonly locale: string;
  readonly systemRole: SystemRole;
  readonly memberships: readonly Membership[];
};
