import "server-only";

export { orderVerification } from "#lib/integrity/commands/order-verification.ts";
export { type Verified, verifyIntegrity } from "#lib/integrity/commands/verify-integrity.ts";
export type { IntegrityFaultView, IntegrityKind, IntegrityRunView } from "#lib/integrity/domain/runs.ts";
export { nothingAsked } from "#lib/integrity/domain/schemas.ts";
export {
  brokenAmong,
  type IntegrityReport,
  integrityReport,
  lastVerification,
} from "#lib/integrity/queries/integrity-report.ts";
