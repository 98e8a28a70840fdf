"use client";

import { useEffect } from "react";
import { Link } from "#components/ui/link.tsx";
import { useWords } from "#components/ui/words.tsx";
import { routes } from "#lib/shared/routes.ts";

/** An unexpected failure: what happened, the reference under which the server logged it, one thing to try. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const words = useWords();
  const reference = digestOf(error);
  useEffect(() => {
    document.title = words.failureTitle;
    document.getElementById("panne")?.focus();
  }, [words]);
  return (
    <div className="page">
      <div className="page-title">
        <h1 id="panne" tabIndex={-1}>
          {words.failureTitle}
        </h1>
        <p className="lead">{words.failureText}</p>
      </div>
      {reference && (
        <p className="failure-reference">
          {words.failureReference} <code>{reference}</code>
        </p>
      )}
      <div className="button-row">
        {/* Not the kit's Button: it would bring the icons to every page, for a page that is hardly ever seen. */}
        <button type="button" className="button" data-look="primary" onClick={retry}>
          {words.tryAgain}
        </button>
        <Link href={routes.home()}>{words.backHome}</Link>
      </div>
    </div>
  );
}

/** What Next logs on the server beside the stack. An error of the browser itself has none. */
function digestOf(error: unknown): string | null {
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : null;
  return typeof digest === "string" ? digest : null;
}
