import type { ReactNode } from "react";

/** The head of the home page: one sentence that says what the portal is for, and the one thing to do next. */
export function Hero({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <div className="hero">
      <div>
        <h1>{title}</h1>
        <p>{lead}</p>
        {children && <div className="button-row">{children}</div>}
      </div>
      <div className="staff" />
    </div>
  );
}
