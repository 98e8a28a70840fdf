import type { Application, Level, Role } from "#lib/access/domain/applications.ts";

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
