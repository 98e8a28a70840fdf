import "server-only";

export { countUse } from "#lib/portal/commands/count-use.ts";
export { pinFunctions } from "#lib/portal/commands/pin-functions.ts";
export { pinnedInput } from "#lib/portal/domain/schemas.ts";
export { type OwnFunctions, ownFunctions } from "#lib/portal/queries/own-functions.ts";
