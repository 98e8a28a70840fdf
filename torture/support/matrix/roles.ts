/** Everybody whom T-11 tries: nobody, half signed in, without a structure, members of one supplier from the least to the most, strangers, staff. */
export const ROLES = [
  "anonymous",
  "half",
  "alone",
  "reader",
  "writer",
  "clerk",
  "secondary",
  "main",
  "otherSupplier",
  "recipient",
  "otherPublic",
  "validator",
  "support",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];
