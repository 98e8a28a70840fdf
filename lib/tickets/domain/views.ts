import type { ServiceLevel } from "#lib/tickets/domain/service-level.ts";
import type { Desk, ObjectKind, TicketAudience, TicketKind, TicketStatus } from "#lib/tickets/domain/status.ts";
import type { TicketEventName, TicketSide } from "#lib/tickets/domain/transitions.ts";

/** One choice of « Sous-catégorie », named as lists show it, prefix included. */
export type SubcategoryView = {
  readonly id: string;
  readonly name: string;
  readonly kind: TicketKind;
  readonly desk: Desk;
  readonly objectKind: ObjectKind | null;
  readonly audience: TicketAudience;
};
export type CategoryView = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly targetHours: number;
  readonly subcategories: readonly SubcategoryView[];
};

/** A line of any list of tickets. */
export type TicketLine = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly category: string;
  readonly subcategory: string;
  readonly status: TicketStatus;
  /** For those who answer. */
  readonly level: ServiceLevel;
  readonly issuer: string;
  readonly assignee: string | null;
};

export type TicketFileView = {
  readonly documentId: string;
  readonly name: string;
  readonly size: number;
  readonly at: Date;
  readonly bySide: TicketSide | "system";
  readonly internal: boolean;
};

export type TicketEventView = {
  readonly position: number;
  readonly event: TicketEventName;
  readonly at: Date;
  readonly side: TicketSide;
  /** The colleague to whom it was handed; told to those who answer only. */
  readonly target: string | null;
  /** Who did it, as the reader may know them: a name, an entity; null for support, and for a person without account. */
  readonly by: string | null;
  readonly text: string | null;
  readonly internal: boolean;
  readonly files: readonly string[];
};

export type TicketSheet = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: TicketStatus;
  readonly statusAt: Date;
  readonly desk: Desk;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly subcategory: string;
  readonly objectKind: ObjectKind | null;
  readonly objectNumber: string | null;
  /** Where the reader opens the invoice; null when they cannot. */
  readonly invoiceHref: string | null;
  readonly createdAt: Date;
  readonly issuer: {
    readonly name: string | null;
    readonly email: string;
    readonly phone: string | null;
    readonly structure: string | null;
    readonly identifier: string | null;
    readonly service: string | null;
  };
  readonly recipient: { readonly name: string; readonly identifier: string; readonly service: string | null } | null;
  readonly assignee: string | null;
  /** True when the reader has taken it. */
  readonly mine: boolean;
  readonly level: ServiceLevel;
  readonly targetHours: number;
  readonly events: readonly TicketEventView[];
  readonly files: readonly TicketFileView[];
  readonly actions: readonly TicketEventName[];
  /** Why somebody who sees it may not answer it: they lack the right, or they sent it. */
  readonly refusal: "readOnly" | "own" | null;
  readonly reopenableUntil: Date | null;
  /** Days for which it can be opened again, once it is closed. */
  readonly reopenDays: number;
  /** When it closes by itself, while something is expected of its issuer. */
  readonly closesAt: Date | null;
  /** To whom the reader may hand it; empty for its issuer. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** When the other side last looked at it. */
  readonly seenAt: Date | null;
};
