import type { Application, Level, Role } from "#lib/access/domain/applications.ts";
import type { AttachmentStatus } from "#lib/access/domain/attachments.ts";

/** One profile of « Mes Habilitations »: one line (domain reference § 4.3). `byRole`: it comes with being a manager. */
export type RightLine = {
  readonly key: string;
  readonly identifier: string;
  readonly legalName: string;
  readonly service: { readonly code: string; readonly label: string } | null;
  readonly application: Application;
  readonly level: Level;
  readonly byRole: boolean;
};

/** One line of « Mes rattachements ». */
export type AttachmentLine = {
  readonly structureId: string;
  readonly identifier: string;
  readonly legalName: string;
  readonly town: string | null;
  readonly kind: "PUBLIQUE" | "PRIVEE";
  readonly active: boolean;
  readonly role: Role;
  readonly since: Date;
};

/** A request as its author sees it. `name` is the identifier when the structure's name is undisclosed. */
export type RequestLine = {
  readonly id: string;
  readonly structureId: string;
  readonly identifier: string;
  readonly name: string;
  readonly serviceCode: string | null;
  readonly status: AttachmentStatus;
  readonly reason: string | null;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
};

/** A request as the managers of its structure see it. */
export type ApprovalLine = {
  readonly id: string;
  readonly askedAt: Date;
  /** Whole days since then, in Paris. */
  readonly waitingDays: number;
  readonly person: string;
  readonly identifier: string;
  readonly legalName: string;
  readonly service: { readonly code: string; readonly label: string } | null;
};

export type ApprovalSheet = ApprovalLine & {
  readonly structureId: string;
  readonly kind: "PUBLIQUE" | "PRIVEE";
  readonly status: AttachmentStatus;
  readonly comment: string;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  /** Sign-in address: the one that was proved, and what tells a colleague from a namesake. */
  readonly email: string;
};

/** The way to a first deposit, as far as access knows it. */
export type FirstSteps = {
  readonly structure: "none" | "pending" | "done";
  readonly pending: { readonly name: string; readonly askedAt: Date } | null;
  /** The window of the first sign-in was closed, or is not for this person. */
  readonly welcomed: boolean;
  /** The structures they may deposit for. */
  readonly depositFor: readonly string[];
};

/** One line of the matrix of rights. `above`: what the person holds on the whole structure, in the matrix of a service. */
export type MatrixLine = {
  readonly userId: string;
  readonly membershipId: string;
  readonly version: number;
  readonly name: string;
  readonly role: Role;
  readonly held: Readonly<Partial<Record<Application, Level>>>;
  readonly above: Readonly<Partial<Record<Application, Level>>>;
};
