import { routes } from "#lib/shared/routes.ts";

/** The sections of « Mon compte », in their groups and their order. Their words are `account.sections`. */
export const ACCOUNT_GROUPS = [
  {
    key: "me",
    sections: [
      { key: "identity", href: routes.accountIdentity() },
      { key: "contact", href: routes.accountContact() },
      { key: "preferences", href: routes.accountPreferences() },
      { key: "notifications", href: routes.accountNotifications() },
    ],
  },
  {
    key: "security",
    sections: [
      { key: "login", href: routes.accountLogin() },
      { key: "password", href: routes.accountPassword() },
      { key: "factors", href: routes.accountFactors() },
      { key: "sessions", href: routes.accountSessions() },
      { key: "history", href: routes.accountHistory() },
    ],
  },
  {
    key: "data",
    sections: [
      { key: "consents", href: routes.accountConsents() },
      { key: "export", href: routes.accountExport() },
      { key: "close", href: routes.closeAccount() },
    ],
  },
  {
    key: "structures",
    sections: [
      { key: "attachments", href: routes.myAttachments() },
      { key: "rights", href: routes.myRights() },
    ],
  },
] as const;

export type AccountSection = (typeof ACCOUNT_GROUPS)[number]["sections"][number]["key"];
