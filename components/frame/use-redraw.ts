import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { routes } from "#lib/shared/routes.ts";

const AGAIN_MS = 2_000;

/**
 * Draws the page again, of a portal that answers: a page that cannot be drawn is loaded anew by the browser, which may find nobody and lose what
 * is on the screen. Until it answers, it is asked again; what leaves the screen asks no more.
 */
export function useRedraw(): () => Promise<void> {
  const router = useRouter();
  const gone = useRef<AbortController>(new AbortController());
  useEffect(() => {
    const mine = new AbortController();
    gone.current = mine;
    return () => mine.abort();
  }, []);
  const waiting = useRef<Promise<void>>(null);
  return useCallback(() => {
    const ask = async () => {
      const { signal } = gone.current;
      while (!signal.aborted) {
        const answer = await fetch(routes.apiHealth(), { signal, cache: "no-store" }).catch(() => null);
        if (answer?.ok) return router.refresh();
        await new Promise((later) => setTimeout(later, AGAIN_MS));
      }
    };
    // Whatever happens while nobody answers is drawn at once: one asks for all.
    waiting.current ??= ask().finally(() => {
      waiting.current = null;
    });
    return waiting.current;
  }, [router]);
}
