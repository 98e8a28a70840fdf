export { MADE_STATUSES, type MadeStatus } from "#lib/testbench/domain/paths.ts";
export { DELAYS, SCENARIO_NAMES, type Scenario } from "#lib/testbench/domain/scenarios.ts";
