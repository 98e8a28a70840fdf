import type { ReactNode } from "react";

/** A disclosure that opens without script; MenuBehaviour adds Escape and closing on a click elsewhere. */
export function Menu({
  summary,
  side = "start",
  children,
}: {
  summary: ReactNode;
  side?: "start" | "end";
  children: ReactNode;
}) {
  return (
    <details className="menu" data-side={side} name="menu">
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
