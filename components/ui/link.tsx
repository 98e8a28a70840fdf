import type { ComponentProps } from "react";

/**
 * A link inside the portal: a plain `<a>`, which costs nothing to hydrate in a list of fifty. `LinkNavigation` of the frame turns a
 * click on it into a navigation of the router when scripts run; `data-load="full"` keeps a full load.
 */
export function Link({ className = "link", ...props }: ComponentProps<"a"> & { href: string }) {
  return <a className={className || undefined} {...props} />;
}
