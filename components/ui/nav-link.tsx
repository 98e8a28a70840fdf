"use client";

import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { Link } from "#components/ui/link.tsx";

/** A link of a menu, which knows when it leads to the present page (`page`) or to a page above it (`true`). */
export function NavLink({ href, exact = false, ...props }: ComponentProps<typeof Link> & { exact?: boolean }) {
  const here = usePathname();
  const path = href.split("?")[0] ?? href;
  const above = !exact && path !== "/" && here.startsWith(`${path}/`);
  const current = here === path ? "page" : above ? "true" : undefined;
  return <Link href={href} aria-current={current} {...props} />;
}
