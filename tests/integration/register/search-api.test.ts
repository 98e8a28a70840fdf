import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "#lib/platform/db.ts";
import * as environment from "#lib/platform/env.ts";
import { searchApi } from "#lib/register/data/search-api.ts";
import { findCompany } from "#lib/register/index.ts";
import { askRegister, createStructure, memberSheet } from "#lib/structures/index.ts";
import { siretNumber } from "#tests/factories/identifiers.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";
import { type FakeRegister, fakeRegister, found, json } from "#tests/factories/register.ts";

let number = 9_000;
const aSiret = () => siretNumber(++number);

let fake: FakeRegister;
beforeAll(async () => {
  fake = await fakeRegister();
});
afterAll(() => fake.close());
afterEach(() => vi.restoreAllMocks());

function configure(over: Partial<ReturnType<typeof environment.env>> = {}): void {
  vi.restoreAllMocks();
  const api = { COMPANY_REGISTER_URL: fake.url, COMPANY_REGISTER_TIMEOUT_MS: 300 };
  vi.spyOn(environment, "env").mockReturnValue({ ...environment.env(), ...api, ...over });
}

const ask = (siret = aSiret()) => searchApi(fake.url, 300).find(siret);

type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;
const MISBEHAVIOURS: readonly (readonly [string, Misbehaviour, string])[] = [
  ["an error", json({ erreur: "oups" }, 500), "refused"],
  ["too many requests", json("", 429), "refused"],
  ["no JSON", json("<html>maintenance</html>"), "nonsense"],
  ["another JSON", json({ hits: [] }), "nonsense"],
  ["half of an answer", json('{"results": ['), "nonsense"],
  ["an endless answer", json(`{"results": ["${"x".repeat(1_200_000)}"]}`), "nonsense"],
  ["bytes that are no text", (_, response) => response.end(Buffer.from([0xff, 0xfe, 0x7b])), "nonsense"],
  [
    "a redirection",
    (_, response) => {
      response.writeHead(302, { location: "http://127.0.0.1:1/" });
      response.end();
    },
    "unreachable",
  ],
  ["a connection that is cut", (request) => request.socket.destroy(), "unreachable"],
  ["silence", () => undefined, "timeout"],
  [
    "an answer that never ends",
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"results": [');
    },
    "timeout",
  ],
];

describe("F-33 the public search API", () => {
  it("is asked for one number, and told nothing about the person", async () => {
    const siret = aSiret();
    fake.answer = json(found(siret));
    expect(await ask(siret)).toMatchObject({ kind: "found", company: { legalName: "ATELIER DES ORMES" } });
    const url = fake.asked.at(-1);
    expect(url?.pathname).toBe("/search");
    expect(url?.searchParams.get("q")).toBe(siret);
  });

  it.each(MISBEHAVIOURS)("after %s nothing can be said", async (_name, answer, why) => {
    fake.answer = answer;
    const started = performance.now();
    expect(await ask()).toEqual({ kind: "unavailable", why });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("is unavailable when nobody listens there", async () => {
    expect(await searchApi("http://127.0.0.1:1", 300).find(aSiret())).toMatchObject({ kind: "unavailable" });
  });

  it("is not asked when it is not configured", async () => {
    const before = fake.asked.length;
    expect(await findCompany(aSiret())).toEqual({ kind: "unknown" });
    expect(fake.asked).toHaveLength(before);
  });

  it("leaves the answer to the SIRENE files when it is silent", async () => {
    const siret = aSiret();
    const siren = siret.slice(0, 9);
    await db().registerEstablishment.create({ data: { siret, open: true, hidden: false, town: "BLOIS" } });
    await db().registerCompany.create({ data: { siren, open: true, hidden: false, legalName: "BLOIS SA" } });
    configure();
    fake.answer = () => undefined;
    expect(await findCompany(siret)).toMatchObject({
      kind: "found",
      company: { source: "SIRENE", legalName: "BLOIS SA" },
    });
    expect(await findCompany(aSiret())).toEqual({ kind: "unavailable", why: "timeout" });
  });
});

describe("F-33 askRegister", () => {
  const known = (identifier: string) => ({ identifierType: "SIRET", identifier }) as const;

  it("refuses an establishment that is closed where the portal is strict, and only says so elsewhere", async () => {
    const siret = aSiret();
    fake.answer = json(found(siret, {}, { etat_administratif: "F" }));
    configure({ identifierCheck: "strict" });
    expect(await askRegister(known(siret))).toMatchObject({
      fields: [{ field: "identifier", code: "REGISTER_CLOSED" }],
    });
    configure({ identifierCheck: "warn" });
    expect(await askRegister(known(siret))).toMatchObject({ ok: true, data: { company: { active: false } } });
  });

  it("lets people go on by hand when it does not answer, does not know, or is not concerned", async () => {
    configure({ identifierCheck: "strict" });
    fake.answer = json("", 503);
    expect(await askRegister(known(aSiret()))).toEqual({ ok: true, data: { company: null, silent: true } });
    fake.answer = json({ results: [] });
    expect(await askRegister(known(aSiret()))).toEqual({ ok: true, data: { company: null, silent: false } });
    const before = fake.asked.length;
    const other = { identifierType: "AUTRE", identifier: "TEMP" } as const;
    expect(await askRegister(other)).toEqual({ ok: true, data: { company: null, silent: false } });
    expect(fake.asked).toHaveLength(before);
  });
});

describe("F-33 F-34 createStructure from a register", () => {
  const details = { addressLine: "1 rue Haute", postcode: "45000", town: "Orléans", country: "FR" };
  const registered = {
    source: "API",
    active: true,
    undisclosed: true,
    legalName: "ATELIER DES ORMES",
    ...{ addressLine: null, addressLine2: null, addressLine3: null, postcode: null, town: null, country: null },
  };
  const input = () => ({ identifierType: "SIRET", identifier: aSiret(), legalName: "USURPATEUR", ...details }) as const;

  it("keeps the name of the register, whatever is typed, and what it does not disclose", async () => {
    const person = await actorOf((await makeUser()).id);
    const created = await createStructure(person, input(), registered);
    if (!created.ok) throw new Error(created.code);
    expect(await memberSheet(created.data.structureId)).toMatchObject({
      legalName: "ATELIER DES ORMES",
      registerSource: "API",
      undisclosed: true,
      registerUndisclosed: true,
    });
  });

  it("refuses one that closed in the meantime where the portal is strict", async () => {
    configure({ identifierCheck: "strict" });
    const person = await actorOf((await makeUser()).id);
    const closed = await createStructure(person, input(), { ...registered, active: false });
    expect(closed).toMatchObject({ code: "INVALID_INPUT" });
  });
});
