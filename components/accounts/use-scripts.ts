"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and until scripts run: for what would do nothing without them, and is not shown then. */
export function useScripts(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
