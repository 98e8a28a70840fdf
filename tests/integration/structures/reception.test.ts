import { describe, expect, it } from "vitest";
import { recipientRequirements } from "#lib/directory/index.ts";
import { db } from "#lib/platform/db.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import { memberSheet, setReception, structureHistory } from "#lib/structures/index.ts";
import { makeTeam, UNKNOWN } from "#tests/factories/team.ts";

const answers = { version: 0, asked: "either", paymentReported: true, paymentDays: "" } as const;
const town = (over: object = {}) => makeTeam({ kind: "PUBLIQUE", ...over });

describe("F-36 setReception refuses", () => {
  it("a stranger and an unknown structure alike, and a member by naming who manages it", async () => {
    const { structure, manager, member, partial, stranger } = await town();
    const input = { structureId: structure.id, ...answers };
    expect(await setReception(stranger, input)).toEqual({ ok: false, code: "NOT_FOUND" });
    expect(await setReception(manager, { ...input, structureId: UNKNOWN })).toEqual({ ok: false, code: "NOT_FOUND" });
    for (const actor of [member, partial])
      expect(await setReception(actor, input)).toMatchObject({
        code: "FORBIDDEN",
        params: { managers: manager.displayName },
      });
    expect(await memberSheet(structure.id)).toMatchObject({ version: 0 });
  });

  it("a structure that receives nothing", async () => {
    const { structure, manager } = await makeTeam({ kind: "PRIVEE" });
    expect(await setReception(manager, { structureId: structure.id, ...answers })).toEqual({
      ok: false,
      code: "NOT_FOUND",
    });
  });

  it.each([
    [{ asked: "everything" }, "asked", "REQUIRED"],
    [{ paymentDays: "soon" }, "paymentDays", "DAYS_FORMAT"],
    [{ paymentDays: "0" }, "paymentDays", "DAYS_FORMAT"],
    [{ paymentDays: "-5" }, "paymentDays", "DAYS_FORMAT"],
    [{ paymentDays: "31" }, "paymentDays", "DAYS_LONGER"],
  ])("%j", async (over, field, code) => {
    const { structure, manager } = await town();
    const result = await setReception(manager, { structureId: structure.id, ...answers, ...over } as never);
    expect(result).toMatchObject({ code: "INVALID_INPUT", fields: [{ field, code }] });
    expect(await memberSheet(structure.id)).toMatchObject({ version: 0 });
  });

  it("to lighten what the State asks", async () => {
    const { structure, manager } = await town({ identifier: STATE_SIRET });
    const input = { structureId: structure.id, ...answers };
    expect(await setReception(manager, { ...input, asked: "nothing" })).toMatchObject({
      fields: [{ field: "asked", code: "ASKED_BY_STATE" }],
    });
    expect(await setReception(manager, { ...input, asked: "both", paymentDays: "20" })).toMatchObject({ ok: true });
  });

  it("a page that a colleague has overtaken, also at the same instant", async () => {
    const { structure, manager } = await town();
    const both = await Promise.all(
      (["service", "commitment"] as const).map((asked) =>
        setReception(manager, { structureId: structure.id, ...answers, asked }),
      ),
    );
    expect(both.map((one) => (one.ok ? "ok" : one.code)).sort()).toEqual(["CHANGED_MEANWHILE", "ok"]);
  });
});

describe("F-36 setReception", () => {
  it.each([
    ["nothing", false, false, false],
    ["service", true, false, false],
    ["commitment", false, true, false],
    ["both", true, true, false],
    ["either", false, false, true],
  ] as const)("%s: what suppliers are asked from then on", async (asked, service, commitment, either) => {
    const { structure, manager } = await town();
    expect(await setReception(manager, { structureId: structure.id, ...answers, asked })).toMatchObject({ ok: true });
    expect(await recipientRequirements(structure.identifier)).toMatchObject({
      flags: { requiresService: service, requiresCommitment: commitment, requiresServiceOrCommitment: either },
    });
  });

  it("keeps a shorter period, the law's as nothing of its own, and tells what changed in the history", async () => {
    const { structure, manager } = await town();
    const input = { structureId: structure.id, ...answers, paymentReported: false };
    expect(await setReception(manager, { ...input, paymentDays: "20" })).toEqual({ ok: true, data: { changed: true } });
    expect(await memberSheet(structure.id)).toMatchObject({ paymentDays: 20, flags: { paymentNotReported: true } });
    const { items } = await structureHistory(structure.id);
    expect(items).toMatchObject([
      { key: "structure_changed", fields: ["paymentReported", "asked", "paymentDays"], person: manager.displayName },
    ]);
    expect(await setReception(manager, { ...input, version: 1, paymentDays: "30" })).toMatchObject({ ok: true });
    expect(await memberSheet(structure.id)).toMatchObject({ paymentDays: null });
    expect(await setReception(manager, { ...input, version: 2, paymentDays: "" })).toEqual({
      ok: true,
      data: { changed: false },
    });
    const { receptionSetAt } = await db().structure.findUniqueOrThrow({ where: { id: structure.id } });
    expect(receptionSetAt).not.toBeNull();
  });
});
