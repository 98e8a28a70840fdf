import { beforeAll, describe, expect, it } from "vitest";
import { byWords, nearWords } from "#lib/directory/data/search-sql.ts";
import { knownRecipients, readingContext, recipientRequirements, searchRecipients } from "#lib/directory/index.ts";
import { useClock as setClock } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { bankAccounts, findCommitment, findService } from "#lib/structures/index.ts";
import { makeService, makeStructure } from "#tests/factories/people.ts";

const PUBLIC = { kind: "PUBLIQUE" } as const;
type Structure = Awaited<ReturnType<typeof makeStructure>>;
let montpellier: Structure;
let closed: Structure;
let company: Structure;

beforeAll(async () => {
  montpellier = await makeStructure({
    ...PUBLIC,
    legalName: "MÉTROPOLE DE MONTPELLIER",
    town: "Montpellier",
    postcode: "34000",
    requiresService: true,
  });
  await makeStructure({ ...PUBLIC, legalName: "COMMUNE DE NANTES", town: "Nantes", postcode: "44000" });
  await makeStructure({ ...PUBLIC, legalName: "CŒUR D'ESTUAIRE 100%", town: "Œuvre", postcode: "44260" });
  await makeStructure({ ...PUBLIC, legalName: "LYCÉE DE NANTES", town: "Nantes", postcode: "44100" });
  closed = await makeStructure({ ...PUBLIC, legalName: "COMMUNE DE MONTPELLIER-LE-VIEUX", status: "INACTIVE" });
  company = await makeStructure({ legalName: "MONTPELLIER TRAVAUX SAS", town: "Montpellier" });
});

const names = async (typed: string) => (await searchRecipients(typed)).map((one) => one.legalName);

describe("F-60 searchRecipients", () => {
  it("finds no private company, no inactive entity, and nothing for less than three characters", async () => {
    expect(await names("montpellier")).toEqual(["MÉTROPOLE DE MONTPELLIER"]);
    expect(await names(company.identifier)).toEqual([]);
    expect(await names(closed.identifier)).toEqual([]);
    for (const typed of ["", " ", "mo", "m o", "%", "_"]) expect(await names(typed)).toEqual([]);
  });

  it("takes what people type literally: no pattern, no operator, no quote", async () => {
    expect(await names("100%")).toEqual(["CŒUR D'ESTUAIRE 100%"]);
    expect(await names("%%%")).toEqual([]);
    expect(await names("___")).toEqual([]);
    expect(await names("\\\\\\")).toEqual([]);
    expect(await names("'; drop table structure; --")).toEqual([]);
    expect(await names("x".repeat(5_000))).toEqual([]);
  });

  it.each([
    ["a name, accents and capitals aside", "metropole de montpellier", "MÉTROPOLE DE MONTPELLIER"],
    ["words in any order", "montpellier métropole", "MÉTROPOLE DE MONTPELLIER"],
    ["a town", "Montpellier", "MÉTROPOLE DE MONTPELLIER"],
    ["a postcode", "34000", "MÉTROPOLE DE MONTPELLIER"],
    ["a ligature", "coeur d’estuaire", "CŒUR D'ESTUAIRE 100%"],
    ["a letter too many", "montpelllier", "MÉTROPOLE DE MONTPELLIER"],
    ["a letter missing", "montpelier", "MÉTROPOLE DE MONTPELLIER"],
    ["two letters swapped", "motnpellier", "MÉTROPOLE DE MONTPELLIER"],
    ["two words, one of them wrong", "comune de nantes", "COMMUNE DE NANTES"],
  ])("finds by %s", async (_, typed, expected) => {
    expect((await names(typed))[0]).toBe(expected);
  });

  it("finds by SIRET, whole, spaced or begun, and says what the entity asks", async () => {
    const siret = montpellier.identifier;
    const spaced = siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, "$1 $2 $3 $4");
    for (const typed of [siret, spaced, siret.slice(0, 9)]) {
      const [hit] = (await searchRecipients(typed)).filter((one) => one.siret === siret);
      expect(hit).toMatchObject({ legalName: "MÉTROPOLE DE MONTPELLIER", requiresService: true });
    }
  });

  it("puts the name that begins with what was typed first, then the shorter one", async () => {
    expect(await names("nantes")).toEqual(["LYCÉE DE NANTES", "COMMUNE DE NANTES"]);
    expect((await names("commune"))[0]).toBe("COMMUNE DE NANTES");
  });

  it.each([
    ["words", byWords(2), ["commune nantes", 10, "%commune%", "%nantes%"]],
    ["near words", nearWords(1), ["nates", 10, "nates"]],
  ])("reads the index for %s: a scan of 140 000 entities takes a second", async (_, sql, values) => {
    const client = await pool().connect();
    try {
      await client.query(`insert into structure (id, identifier_type, identifier, kind, legal_name, town, updated_at)
        select gen_random_uuid(), 'SIRET', lpad(n::text, 14, '0'), 'PUBLIQUE', md5(n::text), md5((n + 1)::text), now()
        from generate_series(1, 20000) n on conflict do nothing`);
      await client.query("analyze structure");
      const plan = await client.query(`explain ${sql}`, values);
      expect(JSON.stringify(plan.rows)).toContain("structure_search");
    } finally {
      client.release(true);
    }
  });
});

describe("F-62 what a recipient asks", () => {
  it("is null for a number that is unknown or belongs to a company", async () => {
    expect(await recipientRequirements("00000000000000")).toBeNull();
    expect(await recipientRequirements(company.identifier)).toBeNull();
    expect(await recipientRequirements("")).toBeNull();
  });

  it("says that an entity is inactive", async () => {
    expect(await recipientRequirements(closed.identifier)).toMatchObject({ active: false });
  });

  it("offers a service on its last day and not on the next, by the day in Paris", async () => {
    await makeService(montpellier.id, "FERMETURE", { validTo: new Date("2026-12-31") });
    await makeService(montpellier.id, "DORMANT", { status: "INACTIF" });
    await makeService(montpellier.id, "EFFACE", { status: "SUPPRIME" });
    const at = async (instant: string) => {
      const restore = setClock({ now: () => new Date(instant) });
      try {
        const sheet = await recipientRequirements(montpellier.identifier);
        return Object.fromEntries((sheet?.services ?? []).map((one) => [one.code, one.active]));
      } finally {
        restore();
      }
    };
    expect(await at("2026-12-31T22:30:00Z")).toEqual({ DORMANT: false, FERMETURE: true });
    expect(await at("2026-12-31T23:30:00Z")).toEqual({ DORMANT: false, FERMETURE: false });
    expect(await findService(montpellier.id, " fermeture ")).toMatchObject({ code: "FERMETURE" });
    expect(await findService(montpellier.id, "EFFACE")).toBeNull();
    expect(await findService(closed.id, "FERMETURE")).toBeNull();
  });
});

describe("reading a document", () => {
  it("knows which numbers of a page are public entities, and which are the depositor's own", async () => {
    const context = await readingContext([company.id]);
    expect(context.ownIdentifiers).toContain(company.identifier);
    const found = await context.findRecipients([montpellier.identifier, company.identifier, closed.identifier, "1"]);
    expect(found).toEqual([montpellier.identifier]);
    expect(await knownRecipients([montpellier.siren ?? ""])).toEqual([montpellier.siren]);
  });
});

describe("what an invoice refers to", () => {
  it("never shows a whole IBAN, nor an account that ended", async () => {
    const account = (iban: string, validTo?: Date) => ({
      id: newId(),
      structureId: company.id,
      label: "Compte",
      iban,
      validFrom: new Date("2020-01-01"),
      validTo: validTo ?? null,
    });
    await db().bankAccount.createMany({
      data: [account("FR7630006000011234567890189"), account("DE02120300000000202051", new Date("2021-01-01"))],
    });
    const shown = await bankAccounts(company.id);
    expect(shown.map((one) => one.maskedIban)).toEqual(["FR76 •••• •••• 0189"]);
    expect(JSON.stringify(shown)).not.toContain("300060000112345");
  });

  it("knows an engagement only of the entity that published it", async () => {
    await db().engagement.create({
      data: { id: newId(), structureId: montpellier.id, number: "0000048295", status: "CLOSED" },
    });
    expect(await findCommitment(montpellier.id, " 0000048295 ")).toBe("CLOSED");
    expect(await findCommitment(montpellier.id, "9")).toBe("UNKNOWN");
    expect(await findCommitment(closed.id, "0000048295")).toBeNull();
  });
});
