/** A person acting on their own account, in the session they do it from. An `Actor` and a `SessionUser` fit. */
export type Self = { readonly userId: string; readonly sessionId: string };
