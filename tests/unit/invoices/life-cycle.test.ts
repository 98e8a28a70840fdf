import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEPOSIT_CADRES, type DepositCadre, shortCadre } from "#lib/invoices/domain/cadres.ts";
import {
  atOnce,
  availableEvents,
  decide,
  type EventInput,
  holds,
  type InvoiceEvent,
  type InvoiceFacts,
  leadsFrom,
  statusPairs,
} from "#lib/invoices/domain/life-cycle.ts";
import { REFORM_RULES, type Reform } from "#lib/invoices/domain/reform.ts";
import {
  HIDDEN_FROM_SUPPLIER,
  IMPORTED_ONLY_STATUSES,
  INVOICE_STATUSES,
  type InvoiceStatus,
  isOneOf,
  RECIPIENT_WORK_STATUSES,
  SUPPLIER_WORK_STATUSES,
  TERMINAL_STATUSES,
  VISIBLE_TO_RECIPIENT,
} from "#lib/invoices/domain/status.ts";
import { INVOICE_TRANSITIONS, type InvoiceTransition, SIDES, type Side } from "#lib/invoices/domain/transitions.ts";
import { EXPECTED_NEEDS, expectedUnder } from "#tests/unit/invoices/expected-transitions.ts";

const TABLE: readonly InvoiceTransition[] = INVOICE_TRANSITIONS;
const EVENTS = [...new Set(INVOICE_TRANSITIONS.map((row) => row.event))];
const STARTS: readonly (InvoiceStatus | null)[] = [null, ...INVOICE_STATUSES];
const MOTIF_OF: Readonly<Record<string, string>> = {
  refuse: "AUT_MOTIF_ERR_VALIDEUR",
  "refuse-second": "AUT_MOTIF_ERR_VALIDEUR",
  disclaim: "ERR_VALIDEUR",
  "disclaim-second": "ERR_VALIDEUR",
  "ask-recycling": "SE_ERR",
  suspend: "JUSTIF_ABS",
  reject: "DOUBLE_FACT",
};

/** Every set of rules of the reform that an invoice may have been sent under. */
const REGIMES: readonly Reform[] = Array.from({ length: 2 ** REFORM_RULES.length }, (_, set) =>
  REFORM_RULES.filter((_rule, place) => (set >> place) % 2 === 1),
);

/** Everything an event may ask for, so that only the table can refuse. */
const complete = (event: string, by: Side): EventInput => ({
  by,
  motif: MOTIF_OF[event] ?? null,
  comment: "Un commentaire",
  newAttachments: 1,
  validatorNamed: true,
  validationPeriodOver: true,
});

const facts = (status: InvoiceStatus | null, more: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  status,
  cadre: "A1_FACTURE_FOURNISSEUR",
  secondValidator: false,
  ...more,
});

const code = (invoice: InvoiceFacts, event: InvoiceEvent, input: EventInput) => {
  const result = decide(invoice, event, input);
  return result.ok ? result.data.to : result.code;
};

/** The table of the product, flattened to the form of the expected list. */
function flat(rows: readonly InvoiceTransition[]): string[] {
  return rows.flatMap((row) =>
    row.from.map((from) => {
      const cadres = row.cadres ? row.cadres.map(shortCadre).join(" ") : "all";
      return `${from ?? "-"} > ${row.event} by ${row.by} > ${row.to} : ${cadres}`;
    }),
  );
}

/** "status > event by side" → target, for one cadre and with or without a second validator, read from the expected list. */
function expectedTargets(cadre: DepositCadre, reform: Reform): Map<string, string> {
  const targets = new Map<string, string>();
  for (const line of expectedUnder(reform)) {
    const [path = "", cadres = ""] = line.split(" : ");
    const [from = "", event = "", to = ""] = path.split(" > ");
    if (cadres === "all" || cadres.split(" ").includes(shortCadre(cadre))) targets.set(`${from} > ${event}`, to);
  }
  return targets;
}

describe("the transition table", () => {
  it("is the one of the domain reference, line for line", () => {
    expect(REGIMES).toHaveLength(32);
    for (const reform of REGIMES) {
      const rows = TABLE.filter((row) => holds(row, reform));
      expect(flat(rows).sort(), reform.join(" ")).toEqual(expectedUnder(reform).sort());
    }
  });

  it("is missed as soon as any single row disappears", () => {
    for (const gone of TABLE) {
      const missed = REGIMES.some((reform) => {
        const rest = TABLE.filter((row) => row !== gone && holds(row, reform));
        return flat(rest).sort().join() !== expectedUnder(reform).sort().join();
      });
      expect(missed, `without row ${gone.row}`).toBe(true);
    }
  });

  it("asks for what the reference asks", () => {
    for (const [name, needs] of Object.entries(EXPECTED_NEEDS)) {
      const [event, cadre] = name.split(" ");
      const rows = TABLE.filter(
        (row) => row.event === event && (!cadre || row.cadres?.some((one) => shortCadre(one) === cadre)),
      );
      expect(rows.length, name).toBeGreaterThan(0);
      for (const row of rows) expect(row.needs.join(" "), name).toBe(needs);
    }
    const named = new Set(Object.keys(EXPECTED_NEEDS).map((name) => name.split(" ")[0]));
    expect(EVENTS.filter((event) => !named.has(event))).toEqual(["forward", "forward-to-second"]);
  });

  it("gives a permission to every row that a person may cause, and only to those", () => {
    for (const row of TABLE) expect(row.permission === null, row.row).toBe(row.by === "system");
  });

  it("knows every status of the reference, and reaches them all but those that only come from elsewhere", () => {
    const reached = new Set<string>(TABLE.map((row) => row.to));
    const unreached = INVOICE_STATUSES.filter((status) => !reached.has(status));
    expect(INVOICE_STATUSES).toHaveLength(27);
    expect(unreached).toEqual(IMPORTED_ONLY_STATUSES);
    const walked = new Set<InvoiceStatus>();
    const walk = (from: InvoiceStatus | null): void => {
      for (const [a, b] of statusPairs()) {
        if (a === from && !walked.has(b)) {
          walked.add(b);
          walk(b);
        }
      }
    };
    walk(null);
    expect(INVOICE_STATUSES.filter((status) => !walked.has(status))).toEqual(IMPORTED_ONLY_STATUSES);
  });

  it("lets nothing leave a terminal status, and leaves no other dead end", () => {
    const left = new Set(statusPairs().map(([from]) => from));
    const stuck = INVOICE_STATUSES.filter((status) => !left.has(status) && status !== "INTERPRETEE_OCR");
    expect([...stuck].sort()).toEqual([...TERMINAL_STATUSES].sort());
  });

  it("keeps the lists of statuses consistent with each other", () => {
    for (const status of SUPPLIER_WORK_STATUSES) expect(isOneOf(HIDDEN_FROM_SUPPLIER, status)).toBe(false);
    for (const status of RECIPIENT_WORK_STATUSES) expect(isOneOf(VISIBLE_TO_RECIPIENT, status)).toBe(true);
    const treated = new Set(TABLE.filter((row) => row.by === "recipient").flatMap((row) => [...row.from, row.to]));
    for (const status of treated) expect(isOneOf(VISIBLE_TO_RECIPIENT, status ?? ""), status ?? "").toBe(true);
  });
});

/** The rules that the table knows, on and off: the others leave the life cycle alone, as the first test says. */
const BY_LIFE_CYCLE: readonly Reform[] = [
  [],
  ["RECYCLING_ENDED"],
  ["COLLECTION_STATED"],
  ["RECYCLING_ENDED", "COLLECTION_STATED"],
];

describe("decide", () => {
  it("allows or refuses every status × event × side × cadre exactly as the reference says", () => {
    let allowed = 0;
    for (const [cadre, reform] of DEPOSIT_CADRES.flatMap((one) => BY_LIFE_CYCLE.map((set) => [one, set] as const))) {
      const targets = expectedTargets(cadre, reform);
      for (const status of STARTS) {
        for (const event of EVENTS) {
          for (const by of SIDES) {
            for (const secondValidator of [false, true]) {
              const result = decide(facts(status, { cadre, secondValidator, reform }), event, complete(event, by));
              const target = targets.get(`${status ?? "-"} > ${event} by ${by}`);
              const secondTurn = event === "forward" && /_2/.test(status ?? "");
              const wrongTurn =
                (event === "forward-to-second" && !secondValidator) ||
                (event === "forward" && secondTurn !== secondValidator);
              const expected = wrongTurn ? undefined : target;
              expect(result.ok ? result.data.to : undefined, `${status} ${event} ${by} ${cadre}`).toBe(expected);
              if (result.ok) allowed++;
            }
          }
        }
      }
    }
    expect(allowed).toBeGreaterThan(300);
  });

  it.each([
    [facts("DEPOSEE"), "submit", { by: "supplier" }, "transition.notFromThisStatus"],
    [facts(null), "submit", { by: "supplier" }, "transition.notFromThisStatus"],
    [facts("REJETEE"), "reject", { by: "recipient", motif: "AUTRE" }, "transition.notFromThisStatus"],
    [facts("MISE_A_DISPOSITION"), "reject", { by: "supplier", motif: "AUTRE" }, "transition.notForThisSide"],
    [facts("DEPOSEE"), "route", { by: "supplier" }, "transition.notForThisSide"],
    [facts("SUSPENDUE"), "complete", { by: "recipient", comment: "x" }, "transition.notForThisSide"],
    [
      facts("BROUILLON", { cadre: "A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR" }),
      "submit",
      { by: "supplier" },
      "transition.notForThisCadre",
    ],
    [
      facts("REFUSEE_1", { cadre: "A12_FACTURE_COTRAITANT" }),
      "forward",
      { by: "system" },
      "transition.notForThisCadre",
    ],
    [
      facts("A_VALIDER_1", { cadre: "A12_FACTURE_COTRAITANT" }),
      "expire-validation",
      { by: "system", validationPeriodOver: true },
      "transition.notForThisCadre",
    ],
    [facts("MISE_A_DISPOSITION"), "suspend", { by: "recipient" }, "transition.motifRequired"],
    [facts("MISE_A_DISPOSITION"), "suspend", { by: "recipient", motif: "" }, "transition.motifRequired"],
    [facts("MISE_A_DISPOSITION"), "suspend", { by: "recipient", motif: "TX_TVA_ERR" }, "transition.motifNotAllowed"],
    [facts("MISE_A_DISPOSITION"), "reject", { by: "recipient", motif: "JUSTIF_ABS" }, "transition.motifNotAllowed"],
    [facts("MISE_A_DISPOSITION"), "reject", { by: "recipient", motif: "drop table" }, "transition.motifNotAllowed"],
    [facts("MISE_A_DISPOSITION"), "pay", { by: "recipient", motif: "AUTRE" }, "transition.motifNotAllowed"],
    [
      facts("MISE_A_DISPOSITION"),
      "ask-recycling",
      { by: "recipient", comment: "  " },
      "transition.motifOrCommentRequired",
    ],
    [
      facts("MISE_A_DISPOSITION"),
      "ask-recycling",
      { by: "recipient", motif: "DOUBLE_FACT" },
      "transition.motifNotAllowed",
    ],
    [facts("SUSPENDUE"), "complete", { by: "supplier" }, "transition.attachmentOrCommentRequired"],
    [facts("SUSPENDUE"), "complete", { by: "supplier", comment: " \n" }, "transition.attachmentOrCommentRequired"],
    [facts("A_VALIDER_1"), "validate", { by: "validator" }, "transition.commentRequired"],
    [
      facts("A_VALIDER_1"),
      "refuse",
      { by: "validator", motif: "AUT_MOTIF_ERR_VALIDEUR" },
      "transition.commentRequired",
    ],
    [facts("A_VALIDER_1"), "refuse", { by: "validator", comment: "non" }, "transition.motifRequired"],
    [
      facts("A_VALIDER_1"),
      "disclaim",
      { by: "validator", motif: "AUT_MOTIF_ERR_VALIDEUR" },
      "transition.motifNotAllowed",
    ],
    [
      facts("BROUILLON", { cadre: "A9_FACTURE_SOUSTRAITANT" }),
      "submit",
      { by: "supplier" },
      "transition.validatorRequired",
    ],
    [
      facts("A_VALIDER_1", { cadre: "A9_FACTURE_SOUSTRAITANT" }),
      "expire-validation",
      { by: "system" },
      "transition.validationPeriodRunning",
    ],
    [facts("VALIDEE_1", { secondValidator: true }), "forward", { by: "system" }, "transition.secondValidatorExpected"],
  ] as const)("refuses %o %s %o: %s", (invoice, event, input, refusal) => {
    expect(code(invoice, event, input)).toBe(refusal);
  });

  it.each([
    [facts("MISE_A_DISPOSITION"), "ask-recycling", { by: "recipient", motif: "EJ_ERR" }, "A_RECYCLER"],
    [facts("MISE_A_DISPOSITION"), "ask-recycling", { by: "recipient", comment: "Mauvais service" }, "A_RECYCLER"],
    [facts("SUSPENDUE"), "complete", { by: "supplier", newAttachments: 1 }, "COMPLETEE"],
    [facts("SUSPENDUE"), "complete", { by: "supplier", comment: "Voici" }, "COMPLETEE"],
    [facts("SUSPENDUE"), "reject", { by: "recipient", motif: "AUTRE" }, "REJETEE"],
  ] as const)("allows %o %s %o: %s", (invoice, event, input, to) => {
    expect(code(invoice, event, input)).toBe(to);
  });

  it("states the collection by itself the moment an invoice is paid, and nowhere else, under that rule alone", () => {
    for (const status of STARTS) {
      for (const reform of REGIMES) {
        const expected = status === "MISE_EN_PAIEMENT" && reform.includes("COLLECTION_STATED");
        expect(atOnce(facts(status, { reform })), `${status} ${reform}`).toBe(expected ? "state-collection" : null);
      }
    }
  });

  it("keeps the reason of an invoice that is rejected instead of recycled, and takes no other", () => {
    const ended = facts("MISE_A_DISPOSITION", { reform: ["RECYCLING_ENDED"] });
    expect(code(ended, "ask-recycling", { by: "recipient", motif: "SE_ERR" })).toBe("REJETEE");
    expect(code(ended, "ask-recycling", { by: "recipient", motif: "DOUBLE_FACT" })).toBe("transition.motifNotAllowed");
    expect(code(facts("A_RECYCLER", { reform: ["RECYCLING_ENDED"] }), "recycle", { by: "supplier" })).toBe("DEPOSEE");
  });

  it("does not offer a wrong amount as a reason against works (domain reference § 10.4)", () => {
    const works = facts("MISE_A_DISPOSITION", { cadre: "A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR" });
    expect(code(works, "reject", { by: "recipient", motif: "MONTANT_ERR" })).toBe("transition.motifNotAllowed");
    expect(code(facts("MISE_A_DISPOSITION"), "reject", { by: "recipient", motif: "MONTANT_ERR" })).toBe("REJETEE");
  });
});

describe("leadsFrom", () => {
  it.each([
    ["SUSPENDUE", ["complete"], true],
    ["A_RECYCLER", ["complete", "recycle"], true],
    ["COMPLETEE", ["complete"], false],
    ["SUSPENDUE", [], false],
  ] as const)("%s by %j: %s", (status, events, led) => expect(leadsFrom(status, events)).toBe(led));
});

describe("availableEvents", () => {
  it("offers exactly what decide allows", () => {
    const status = fc.constantFrom(...STARTS);
    const cadre = fc.constantFrom(...DEPOSIT_CADRES);
    const sides = fc.constantFrom(...SIDES);
    const regime = fc.constantFrom(...REGIMES);
    fc.assert(
      fc.property(status, cadre, fc.boolean(), sides, regime, (from, kind, secondValidator, by, reform) => {
        const invoice = facts(from, { cadre: kind, secondValidator, reform });
        const offered = availableEvents(invoice, by).map((one) => one.event);
        const allowed = EVENTS.filter((event) => decide(invoice, event, complete(event, by)).ok);
        expect([...offered].sort()).toEqual([...allowed].sort());
      }),
      { numRuns: 1000 },
    );
  });

  it("lists the reasons that the event accepts, and no other", () => {
    for (const status of INVOICE_STATUSES) {
      for (const by of SIDES) {
        for (const one of availableEvents(facts(status), by)) {
          expect(one.needs.includes("motif") ? one.motifs.length > 0 : true).toBe(true);
          for (const motif of one.motifs) {
            expect(decide(facts(status), one.event, { ...complete(one.event, by), motif }).ok).toBe(true);
          }
        }
      }
    }
  });

  it("never strays from the table on a long random walk (T-15)", () => {
    const step = fc.record({
      event: fc.constantFrom(...EVENTS),
      by: fc.constantFrom(...SIDES),
      motif: fc.constantFrom(null, "", "AUTRE", "JUSTIF_ABS", "SE_ERR", "ERR_VALIDEUR", "faux"),
      comment: fc.constantFrom(null, "", "ok"),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...DEPOSIT_CADRES),
        fc.constantFrom(...REGIMES),
        fc.array(step, { minLength: 50, maxLength: 200 }),
        (cadre, reform, steps) => {
          const known = new Set(expectedUnder(reform).map((line) => line.split(" : ")[0]));
          let status: InvoiceStatus | null = null;
          for (const one of steps) {
            const result = decide(facts(status, { cadre, reform }), one.event, {
              ...one,
              newAttachments: 0,
              validatorNamed: true,
            });
            if (!result.ok) continue;
            expect(known.has(`${status ?? "-"} > ${one.event} by ${one.by} > ${result.data.to}`)).toBe(true);
            const worded = one.event === "treat-rejection" || one.event === "ask-recycling";
            if (["SUSPENDUE", "REJETEE"].includes(result.data.to) && !worded) {
              expect(one.motif).toBeTruthy();
            }
            status = result.data.to;
          }
        },
      ),
    );
  });
});
