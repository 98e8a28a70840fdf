import { routes, safeReturn } from "#lib/shared/routes.ts";

/** What a page knows of who asks for it: a live session, half or full, and whether the browser sent a cookie at all. */
export type Visitor = { readonly session: { readonly half: boolean } | null; readonly hasCookie: boolean };

/**
 * The door of every page for people signed in: null lets in, an address sends there. The half signed in reach the page of the
 * code and nothing else; a cookie without a live session is told that the session ended; everyone is brought back afterwards,
 * to a page of this portal only.
 */
export function gate({ session, hasCookie }: Visitor, wanted: string | null): string | null {
  if (session && !session.half) return null;
  const retour = safeReturn(wanted);
  if (session) return routes.signInCode({ retour });
  return routes.signIn({ retour, ...(hasCookie ? { motif: "session" as const } : {}) });
}
