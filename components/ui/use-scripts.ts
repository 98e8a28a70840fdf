"use client";

import { useEffect, useState } from "react";

/** False on the server and until the page is alive: what only works by script is shown from then on. */
export function useScripts(): boolean {
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return alive;
}
