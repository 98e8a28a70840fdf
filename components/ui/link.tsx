import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link inside the portal. It does not prefetch: a list of fifty would ask the server for fifty pages nobody opened. */
export function Link({ className = "link", prefetch = false, ...props }: ComponentProps<typeof NextLink>) {
  return <NextLink className={className} prefetch={prefetch} {...props} />;
}
