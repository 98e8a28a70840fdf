import "server-only";

export { orderVerification } from "#lib/integrity/commands/order-verification.ts";
export { type Verified, verifyIntegrity } from "#lib/integrity/commands/verify-integrity.ts";
export type { IntegrityFaultView, IntegrityKind, IntegrityRunView } from "#lib/integrity/domain/runs.ts";
export { nothingAsked } from "#lib/integrity/domain/schemas.ts";
export {
  type ArchivesState,
  brokenAmong,
  type IntegrityReport,
  integrityReport,
  lastVerification,
  stateOfArchives,
} from "#lib/integrity/queries/integrity-report.ts";
