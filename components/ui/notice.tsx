import type { ReactNode } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";

export type NoticeTone = "info" | "ok" | "warn" | "stop";

const ICONS: Record<NoticeTone, IconName> = { info: "info", ok: "check", warn: "warning", stop: "warning" };

/**
 * A message in the page. `live` announces it when it appears: "polite" after an action that succeeded, "assertive" when work is at
 * risk. A message that was there from the start needs none.
 */
export function Notice({
  tone = "info",
  title,
  live,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  live?: "polite" | "assertive";
  children?: ReactNode;
}) {
  const role = live && (live === "polite" ? "status" : "alert");
  return (
    <div className="notice" data-tone={tone} role={role}>
      <Icon name={ICONS[tone]} />
      <div>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
