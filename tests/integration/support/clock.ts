import { afterEach } from "vitest";
import { useClock as setClock } from "#lib/platform/clock.ts";

/** A function that moves the portal's clock by so many minutes from now, until the end of the test. */
export function touchClock(): (minutes: number) => void {
  let restore: () => void = () => undefined;
  afterEach(() => {
    restore();
    restore = () => undefined;
  });
  return (minutes) => {
    restore();
    const at = Date.now() + minutes * 60_000;
    restore = setClock({ now: () => new Date(at) });
  };
}
