"use client";

import "./globals.css";
import { BRAND } from "#lib/shared/brand.ts";

/**
 * The last resort, when the frame itself fails: no catalogue, no cookie, no component of ours can be trusted here, so it says the
 * same thing in both languages.
 */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="fr">
      <body>
        <title>{`Erreur – ${BRAND.name}`}</title>
        <main className="page prose">
          <h1>Le portail ne répond pas comme prévu</h1>
          <p>Rechargez la page dans un instant. Ce que vous aviez enregistré n’est pas perdu.</p>
          <p lang="en">
            The portal is not answering as it should. Please reload the page in a moment; what you had saved is not
            lost.
          </p>
          {error.digest && (
            <p>
              Référence / <span lang="en">Reference</span>: <code>{error.digest}</code>
            </p>
          )}
          {/* A full load on purpose: the router may be what failed. */}
          <a className="link" href="/">
            Accueil / <span lang="en">Home</span>
          </a>
        </main>
      </body>
    </html>
  );
}
