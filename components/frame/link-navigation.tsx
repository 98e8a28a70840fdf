"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/** The address a click leads to inside the portal, or null when the browser must handle it as it would any link. */
function innerAddress(event: MouseEvent): string | null {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || modified || !(event.target instanceof Element)) return null;
  const link = event.target.closest("a");
  // A link drawn in a picture is no HTML one: the browser follows it.
  if (
    !(link instanceof HTMLAnchorElement) ||
    !link.href ||
    link.target ||
    link.hasAttribute("download") ||
    link.dataset.load === "full"
  )
    return null;
  const to = new URL(link.href);
  const samePage = to.pathname === location.pathname && to.search === location.search;
  if (to.origin !== location.origin || to.pathname.startsWith("/api/") || (samePage && to.hash !== "")) return null;
  return to.pathname + to.search + to.hash;
}

/** One listener for every plain link of the portal, instead of one component each. Shows a bar when the next page takes its time. */
export function LinkNavigation() {
  const router = useRouter();
  const [pending, navigate] = useTransition();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const address = innerAddress(event);
      if (address === null) return;
      event.preventDefault();
      navigate(() => router.push(address));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return <div className="page-progress" hidden={!pending} aria-hidden="true" />;
}
