import Bowser from "bowser";

export type Device = { readonly browser: string | null; readonly system: string | null };

/** The browser and the system that a User-Agent header names, without versions. Null for what it does not say. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name || null, system: os.name || null };
}
