/** Events, motifs and statuses of the life cycle, by their codes: a test plays each scenario in it. */
type Event =
  | "confirm-service"
  | "order-payment"
  | "hand-to-accountant"
  | "pay"
  | "suspend"
  | "reject"
  | "ask-recycling";

/** One answer of a recipient that the bench plays. `waitsFor`: given once the supplier has brought the invoice there. */
export type Answer = {
  readonly event: Event;
  readonly motif?: "JUSTIF_ABS" | "MONTANT_ERR" | "SE_ERR";
  readonly waitsFor?: "COMPLETEE";
};

const TO_THE_END: readonly Answer[] = [
  { event: "confirm-service" },
  { event: "order-payment" },
  { event: "hand-to-accountant" },
  { event: "pay" },
];

/** What a recipient does with every invoice that reaches it, one answer after the other. Each step is one of the life cycle's. */
export const SCENARIOS = {
  pays: TO_THE_END,
  accepts: [{ event: "confirm-service" }],
  suspends: [
    { event: "suspend", motif: "JUSTIF_ABS" },
    { event: "confirm-service", waitsFor: "COMPLETEE" },
    ...TO_THE_END.slice(1),
  ],
  rejects: [{ event: "reject", motif: "MONTANT_ERR" }],
  recycles: [{ event: "ask-recycling", motif: "SE_ERR" }],
} as const satisfies Readonly<Record<string, readonly Answer[]>>;
export type Scenario = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as Scenario[];

export function isScenario(name: string): name is Scenario {
  return Object.hasOwn(SCENARIOS, name);
}

/** Seconds between what arrives and its answer, and between two answers. */
export const DELAYS = [5, 30, 120, 600] as const;
