/** What a link sent to a new address verifies. */
export const ADDRESS_PURPOSES = ["CONTACT_EMAIL", "LOGIN_EMAIL"] as const;
export type AddressPurpose = (typeof ADDRESS_PURPOSES)[number];

/** Such a link works once, for an hour, and only the last one sent. */
export const ADDRESS_LINK_MINUTES = 60;
