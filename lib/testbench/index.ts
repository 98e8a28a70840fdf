import "server-only";

export { answerByItself, giveAnswer } from "#lib/testbench/commands/answer.ts";
export { makeInvoices } from "#lib/testbench/commands/make-invoices.ts";
export { moveClock } from "#lib/testbench/commands/move-clock.ts";
export { type OrderRefusal, orderInvoices } from "#lib/testbench/commands/order-invoices.ts";
export { setTestRecipient } from "#lib/testbench/commands/set-recipient.ts";
export { MADE_STATUSES, type MadeStatus } from "#lib/testbench/domain/paths.ts";
export { DELAYS, SCENARIO_NAMES, type Scenario } from "#lib/testbench/domain/scenarios.ts";
export { moveClockInput, orderInvoicesInput, setRecipientInput } from "#lib/testbench/domain/schemas.ts";
export { type BenchView, bench } from "#lib/testbench/queries/bench.ts";
