import "server-only";

export { type Asking, admit, type Refused } from "#lib/traffic/commands/admit.ts";
export { tooMany } from "#lib/traffic/commands/too-many.ts";
export { bodyFits } from "#lib/traffic/domain/body-size.ts";
export { classOf, ROUTE_CLASSES, type RouteClass } from "#lib/traffic/domain/classes.ts";
