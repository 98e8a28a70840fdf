/** The name of the file's format; `version` grows by one when something in it changes its meaning or goes. Documented in docs/account-export.md. */
export const EXPORT_FORMAT = "chorale-account";
export const EXPORT_VERSION = 1;

/** Everything the portal holds on one person. Instants are ISO 8601 in UTC. No secret: no hash, no key, no code. */
export type AccountExport = {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  readonly exportedAt: string;
  readonly identity: {
    readonly id: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly phone: string | null;
    readonly loginEmail: string;
    readonly contactEmail: string;
    readonly contactVerified: boolean;
    readonly language: string;
    readonly theme: string;
    readonly createdAt: string;
    readonly lastSignInAt: string | null;
    readonly passwordChangedAt: string | null;
  };
  readonly consents: readonly {
    readonly kind: string;
    readonly version: string;
    readonly given: boolean;
    readonly at: string;
  }[];
  readonly factors: readonly {
    readonly kind: string;
    readonly label: string;
    readonly preferred: boolean;
    readonly createdAt: string;
    readonly lastUsedAt: string | null;
  }[];
  readonly sessions: readonly {
    readonly openedAt: string;
    readonly lastUsedAt: string;
    readonly endedAt: string | null;
    readonly device: string | null;
    readonly openedFrom: string | null;
    readonly lastUsedFrom: string | null;
  }[];
  /** The trail of the account, oldest first. */
  readonly history: readonly {
    readonly at: string;
    readonly type: string;
    readonly outcome: string;
    readonly address: string | null;
    readonly detail: unknown;
  }[];
  readonly signInAttempts: readonly {
    readonly at: string;
    readonly outcome: string;
    readonly address: string | null;
  }[];
  readonly memberships: readonly {
    readonly structure: { readonly identifier: string; readonly legalName: string };
    readonly role: string;
    readonly since: string;
    readonly endedAt: string | null;
    readonly rights: readonly {
      readonly application: string;
      readonly level: string;
      readonly serviceCode: string | null;
    }[];
  }[];
  readonly attachmentRequests: readonly {
    readonly structure: { readonly identifier: string; readonly legalName: string };
    readonly status: string;
    readonly comment: string;
    readonly at: string;
  }[];
  /** Channels turned off; every other one is on. */
  readonly notificationsOff: readonly { readonly type: string; readonly channel: string }[];
  readonly mailRhythms: readonly { readonly application: string; readonly rhythm: string; readonly weekly: boolean }[];
  /** How much each function of the portal is used, for the order of the home page; and those pinned. */
  readonly functions: readonly {
    readonly code: string;
    readonly score: number;
    readonly lastAt: string;
    readonly pinned: boolean;
  }[];
  /** Where the person stands in the guided tour of the first deposit; null when it was never begun. */
  readonly depositTour: { readonly state: string; readonly at: string } | null;
  readonly articlesRead: readonly { readonly articleId: string; readonly at: string }[];
  readonly webinars: readonly { readonly webinarId: string; readonly at: string }[];
  readonly announcementsRead: readonly { readonly messageId: string; readonly at: string }[];
  /** The requests for help that the person sent, and what they wrote in tickets, on either side. */
  readonly tickets: readonly {
    readonly number: string;
    readonly status: string;
    readonly title: string;
    readonly description: string;
    readonly phone: string | null;
    readonly at: string;
  }[];
  /** Tickets that were begun and not sent. */
  readonly ticketDrafts: readonly { readonly title: string; readonly description: string; readonly at: string }[];
  readonly chatMessages: readonly { readonly chatId: string; readonly at: string; readonly text: string }[];
  readonly ticketMessages: readonly {
    readonly number: string;
    readonly event: string;
    readonly text: string;
    readonly at: string;
  }[];
  /** What the person wrote in the threads of invoices; a withdrawn one has no words. */
  readonly messages: readonly {
    readonly invoiceId: string;
    readonly at: string;
    readonly text: string;
    readonly withdrawnAt: string | null;
  }[];
  readonly notifications: readonly {
    readonly type: string;
    readonly data: unknown;
    readonly at: string;
    readonly readAt: string | null;
  }[];
  /** Searches kept under a name; `query` is that of their address. */
  readonly savedSearches: readonly { readonly name: string; readonly query: string; readonly at: string }[];
  /** The columns chosen in a list; every other list has the usual ones. */
  readonly listColumns: readonly { readonly list: string; readonly columns: readonly string[] }[];
  readonly favouriteRecipients: readonly {
    readonly identifier: string;
    readonly serviceCode: string | null;
    readonly at: string;
  }[];
  /** The models that the person made, and the drafts that come of them. What a model says belongs to its structure. */
  readonly invoiceModels: readonly { readonly name: string; readonly structure: string; readonly at: string }[];
  readonly recurrences: readonly {
    readonly model: string;
    readonly every: string;
    readonly dayOfMonth: number;
    readonly nextOn: string;
    readonly untilOn: string | null;
    readonly endedAt: string | null;
    readonly at: string;
  }[];
  /** The invoices that the person created, drafts included. Their content belongs to the structures. */
  readonly invoices: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly status: string;
    readonly createdAt: string;
    readonly issueDate: string | null;
  }[];
};
