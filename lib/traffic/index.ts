import "server-only";

export { type Asking, admit } from "#lib/traffic/commands/admit.ts";
export { bodyFits } from "#lib/traffic/domain/body-size.ts";
export { classOf, ROUTE_CLASSES, type RouteClass } from "#lib/traffic/domain/classes.ts";
export type { Refused } from "#lib/traffic/domain/refusals.ts";
export { tooMany } from "#lib/traffic/public.ts";
