import { describe, expect, it } from "vitest";
import { decide, type InvoiceEvent } from "#lib/invoices/domain/life-cycle.ts";
import { decideOverride, OVERRIDE_TARGETS, overridePairs, overrideTargets } from "#lib/invoices/domain/override.ts";
import { INVOICE_STATUSES, type InvoiceStatus, VISIBLE_TO_RECIPIENT } from "#lib/invoices/domain/status.ts";
import { parseEnv } from "#lib/platform/env.ts";
import { MADE_STATUSES, MOTIF_OF, momentsOf, PATHS } from "#lib/testbench/domain/paths.ts";
import { type Answer, SCENARIO_NAMES, SCENARIOS } from "#lib/testbench/domain/scenarios.ts";

const facts = (status: InvoiceStatus) => ({ status, cadre: "A1_FACTURE_FOURNISSEUR", secondValidator: false }) as const;
const next = (status: InvoiceStatus, event: InvoiceEvent, by: "supplier" | "recipient", motif: string | null) => {
  const decision = decide(facts(status), event, { by, motif, comment: "x" });
  if (!decision.ok) throw new Error(`${event} from ${status}: ${decision.code}`);
  return decision.data.to;
};

describe("F-79: forced statuses are a table of their own", () => {
  it("leads from any status that a recipient sees to any that it may report, never to itself nor out of its side", () => {
    for (const status of INVOICE_STATUSES) {
      const expected = (VISIBLE_TO_RECIPIENT as readonly string[]).includes(status)
        ? OVERRIDE_TARGETS.filter((target) => target !== status)
        : [];
      expect(overrideTargets(status), status).toEqual(expected);
    }
    expect(overridePairs()).toHaveLength(81);
  });

  it("wants a reason in words, and only motifs that recipients give", () => {
    expect(decideOverride("REJETEE", "SERVICE_FAIT", {})).toMatchObject({ code: "transition.commentRequired" });
    expect(decideOverride("REJETEE", "SERVICE_FAIT", { comment: "x", motif: "ERR_VALIDEUR" })).toMatchObject({
      code: "transition.motifNotAllowed",
    });
    expect(decideOverride("BROUILLON", "SERVICE_FAIT", { comment: "x" })).toMatchObject({
      code: "transition.notFromThisStatus",
    });
    expect(decideOverride("MISE_EN_PAIEMENT", "SUSPENDUE", { comment: "EDI", motif: "AUTRE" }).ok).toBe(true);
  });
});

describe("the bench of testers", () => {
  it("exists in demo and qualification, never in production; qualification starts nothing embedded", () => {
    const base = { DATABASE_URL: "postgresql://x", AUTH_SECRET: "s".repeat(32) };
    const full = { ...base, APP_ORIGIN: "https://x.example", SMTP_URL: "smtp://x", STORAGE_DIR: "/x" };
    expect(parseEnv(base)).toMatchObject({ testBench: true, isProduction: false });
    expect(parseEnv({ ...full, CHORALE_PROFILE: "production" })).toMatchObject({ testBench: false });
    expect(parseEnv({ ...full, CHORALE_PROFILE: "qualification" })).toMatchObject({
      ...{ testBench: true, isProduction: true, identifierCheck: "warn" },
    });
    expect(() => parseEnv({ ...base, CHORALE_PROFILE: "qualification" })).toThrow(/APP_ORIGIN/);
  });

  it.each(MADE_STATUSES)("brings an invoice to %s by steps of the life cycle", (target) => {
    const steps = PATHS[target];
    if (steps === null) return expect(target).toBe("BROUILLON");
    let status: InvoiceStatus = "MISE_A_DISPOSITION";
    for (const step of steps)
      status = next(status, step, step === "complete" ? "supplier" : "recipient", MOTIF_OF[step] ?? null);
    return expect(status).toBe(target);
  });

  it.each(SCENARIO_NAMES)("answers « %s » by steps of the life cycle alone", (name) => {
    let status: InvoiceStatus = "MISE_A_DISPOSITION";
    for (const { event, motif, waitsFor } of SCENARIOS[name] as readonly Answer[]) {
      if (waitsFor) status = next(status, "complete", "supplier", null);
      status = next(status, event, "recipient", motif ?? null);
    }
    expect(["MISE_EN_PAIEMENT", "SERVICE_FAIT", "REJETEE", "A_RECYCLER"]).toContain(status);
  });

  it("spreads the steps between the sending and now, in order", () => {
    const [from, to] = [new Date("2026-01-01T00:00:00Z"), new Date("2026-01-05T00:00:00Z")];
    const days = momentsOf(from, to, 3).map((at) => at.toISOString().slice(0, 10));
    expect(days).toEqual(["2026-01-02", "2026-01-03", "2026-01-04"]);
  });
});
