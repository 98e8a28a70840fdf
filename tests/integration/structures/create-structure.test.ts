import { describe, expect, it } from "vitest";
import { can } from "#lib/access/index.ts";
import { db } from "#lib/platform/db.ts";
import {
  createStructure,
  findByIdentifier,
  memberSheet,
  searchPrivate,
  structureGlance,
} from "#lib/structures/index.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import { actorOf, makeStructure, somebody } from "#tests/factories/people.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import { touchClock } from "#tests/integration/support/clock.ts";

let number = 5_000;
const aNumber = () => siretNumber(++number);

const details = {
  legalName: "ATELIER DU QUAI",
  label: "",
  addressLine: "3 quai du Port",
  addressLine2: "",
  addressLine3: "Bâtiment B",
  postcode: "44000",
  town: "Nantes",
  country: "FR",
};
const input = (over: object = {}) => ({
  identifierType: "SIRET" as const,
  identifier: aNumber(),
  ...details,
  ...over,
});

const advance = touchClock();

describe("F-30 createStructure refuses", () => {
  it.each([
    [{ identifier: "" }, "identifier", "REQUIRED"],
    [{ identifier: "12345" }, "identifier", "SIRET_FORMAT"],
    [{ identifierType: "UE_HORS_FRANCE", identifier: "FR39356000000" }, "identifier", "UE_HORS_FRANCE_FORMAT"],
    [{ identifierType: "HORS_UE", identifier: "QQ ACME" }, "identifier", "HORS_UE_FORMAT"],
    [{ identifierType: "RIDET", identifier: "12" }, "identifier", "RIDET_FORMAT"],
    [{ identifierType: "PARTICULIER", identifier: "DURAND" }, "identifier", "PARTICULIER_FORMAT"],
    [{ identifierType: "SIREN" }, "identifierType", "REQUIRED"],
    [{ legalName: " " }, "legalName", "REQUIRED"],
    [{ legalName: "x".repeat(100) }, "legalName", "TOO_LONG"],
    [{ legalName: "AB\u202eCD" }, "legalName", "INVALID"],
    [{ postcode: "4400" }, "postcode", "POSTCODE_FORMAT"],
    [{ town: "" }, "town", "REQUIRED"],
    [{ country: "ZZ" }, "country", "INVALID"],
  ])("%j", async (over, field, code) => {
    const before = await db().structure.count();
    const result = await createStructure(await somebody(), input(over));
    expect(result).toMatchObject({ ok: false, code: "INVALID_INPUT", fields: [{ field, code }] });
    expect(await db().structure.count()).toBe(before);
  });

  it("F-32 an identifier that is known, spaces and all, and keeps the attempt in the trail", async () => {
    const known = await makeStructure();
    const person = await somebody();
    const spaced = known.identifier.replace(/(\d{3})/g, "$1 ");
    expect(await createStructure(person, input({ identifier: spaced }))).toMatchObject({ code: "STRUCTURE_EXISTS" });
    expect(await db().membership.count({ where: { userId: person.userId } })).toBe(0);
    expect(await db().structure.findUniqueOrThrow({ where: { id: known.id } })).toMatchObject({
      legalName: known.legalName,
    });
    const event = await db().auditEvent.findFirstOrThrow({ where: { userId: person.userId } });
    expect(event).toMatchObject({ type: "structure.created", outcome: "refused" });
  });

  it("F-43 another establishment of a public entity", async () => {
    const siret = aNumber();
    await makeStructure({ identifier: siret, kind: "PUBLIQUE" });
    const sibling = `${siret.slice(0, 9)}99999`;
    const result = await createStructure(await somebody(), input({ identifier: sibling }));
    expect(result).toMatchObject({ ok: false, code: "STRUCTURE_IS_PUBLIC" });
  });

  it("more than twenty in a day, until the next one", async () => {
    const person = await somebody();
    for (let n = 0; n < 20; n += 1) expect(await createStructure(person, input())).toMatchObject({ ok: true });
    expect(await createStructure(person, input())).toMatchObject({ code: "TOO_MANY_STRUCTURES" });
    advance(25 * 60);
    expect(await createStructure(person, input())).toMatchObject({ ok: true });
  });
});

describe("F-31 createStructure", () => {
  it("makes the creator the main manager, with the rights of a new supplier and nothing elsewhere", async () => {
    const other = await makeStructure();
    const person = await somebody();
    const created = await createStructure(person, input());
    if (!created.ok) throw new Error(created.code);
    const { structureId } = created.data;
    expect(await db().structure.findUniqueOrThrow({ where: { id: structureId } })).toMatchObject({
      kind: "PRIVEE",
      status: "ACTIVE",
      legalName: "ATELIER DU QUAI",
      label: null,
      addressLine2: null,
      addressLine3: "Bâtiment B",
      undisclosed: false,
    });
    const now = await actorOf(person.userId);
    expect(now.memberships).toMatchObject([{ structureId, role: "MAIN_MANAGER" }]);
    for (const permission of ["invoice.readIssued", "invoice.submit", "organisation.manage"] as const) {
      expect(can(now, permission, { structureId })).toBe(true);
      expect(can(now, permission, { structureId: other.id })).toBe(false);
    }
    for (const permission of ["invoice.readReceived", "invoice.treat", "commitment.manage"] as const)
      expect(can(now, permission, { structureId })).toBe(false);
    const event = await db().auditEvent.findFirstOrThrow({ where: { userId: person.userId, outcome: "done" } });
    expect(event).toMatchObject({ type: "structure.created", structureId, sessionId: person.sessionId });
  });

  it("takes each of the seven types, with what its identifier tells", async () => {
    const person = await somebody();
    const abroad = { postcode: "", country: "DE" };
    const cases = [
      [input({ identifier: "35600000049837" }), { siren: "356000000", vatNumber: null }],
      [
        input({ identifierType: "UE_HORS_FRANCE", identifier: "de 987.654.321", ...abroad }),
        { vatNumber: "DE987654321" },
      ],
      [
        input({ identifierType: "HORS_UE", identifier: "CH HORLOGERIE", country: "CH", postcode: "1200" }),
        { siren: null },
      ],
      [
        input({ identifierType: "RIDET", identifier: "1234567.001", country: "NC", postcode: "98800" }),
        { identifier: "1234567001" },
      ],
      [
        input({ identifierType: "TAHITI", identifier: "A12345-001", country: "PF", postcode: "98714" }),
        { identifier: "A12345001" },
      ],
      [input({ identifierType: "AUTRE", identifier: "temp2026" }), { identifier: "TEMP2026" }],
      [input({ identifierType: "PARTICULIER", identifier: "1 85 08 75056 Durand Camille" }), { undisclosed: true }],
    ] as const;
    for (const [given, expected] of cases) {
      const created = await createStructure(person, given);
      if (!created.ok) throw new Error(`${given.identifierType}: ${JSON.stringify(created)}`);
      const row = await db().structure.findUniqueOrThrow({ where: { id: created.data.structureId } });
      expect(row).toMatchObject({ identifierType: given.identifierType, ...expected });
    }
  });

  it("of ten at once for one identifier lets one through", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, somebody));
    const identifier = aNumber();
    const results = await Promise.all(people.map((person) => createStructure(person, input({ identifier }))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === "STRUCTURE_EXISTS")).toHaveLength(9);
    expect(await db().structure.count({ where: { identifier } })).toBe(1);
    expect(await db().membership.count({ where: { structure: { identifier } } })).toBe(1);
  });
});

describe("F-34 what others see of a structure", () => {
  it("is neither name nor place when it is undisclosed, and no search finds it", async () => {
    const hidden = await makeStructure({ legalName: "CHARPENTES DISCRETES", town: "Ambert", undisclosed: true });
    const shown = await makeStructure({ legalName: "CHARPENTES CONNUES", town: "Ambert" });
    await makeStructure({ legalName: "CHARPENTES PUBLIQUES", town: "Ambert", kind: "PUBLIQUE" });
    await makeStructure({ legalName: "CHARPENTES FERMEES", town: "Ambert", status: "INACTIVE" });
    await makeStructure({
      legalName: "CHARPENTES CLAUDE",
      identifierType: "PARTICULIER",
      identifier: "1850875056CLAUDE",
    });
    const found = await findByIdentifier({ identifierType: "SIRET", identifier: hidden.identifier });
    expect(found).toMatchObject({ id: hidden.id, legalName: null, town: null, postcode: null });
    expect(JSON.stringify(await structureGlance(hidden.id))).not.toMatch(/DISCRETES|Ambert/);
    expect((await searchPrivate("charpentes", ""))?.map(({ id }) => id)).toEqual([shown.id]);
    expect(await searchPrivate("charpentes", "ambért")).toHaveLength(1);
    expect(await searchPrivate("charpentes", "Lyon")).toEqual([]);
    expect(await searchPrivate("char%", "")).toEqual([]);
    expect(await searchPrivate("char\u0000pentes", "\u0000")).toEqual([]);
    expect(await searchPrivate("ch", "")).toBeNull();
    expect(await memberSheet(hidden.id)).toMatchObject({ legalName: "CHARPENTES DISCRETES", undisclosed: true });
  });

  it("is nothing for an id that is none", async () => {
    expect(await structureGlance("nothing")).toBeNull();
    expect(await structureGlance(UNKNOWN)).toBeNull();
    expect(await findByIdentifier({ identifierType: "SIRET", identifier: aNumber() })).toBeNull();
  });
});
