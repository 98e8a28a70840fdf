import { beforeAll, describe, expect, it } from "vitest";
import { can, structuresWith } from "#lib/access/index.ts";
import { signInWithPassword } from "#lib/accounts/index.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoEmail } from "#lib/demo/public.ts";
import { recipientRequirements } from "#lib/directory/index.ts";
import { listToValidate, verifyHistory } from "#lib/invoices/index.ts";
import { now } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import { STATE_SIRET, siretOk } from "#lib/shared/identifiers.ts";
import { DIRECTORY } from "#prisma/seed/directory.ts";
import { seedId, serviceId, structureId } from "#prisma/seed/ids.ts";
import { seedDemo } from "#prisma/seed.ts";
import { actorOf } from "#tests/factories/people.ts";

const person = (email: DemoEmail) => actorOf(seedId(`user ${email}`));

beforeAll(async () => {
  await seedDemo();
});

describe("the demonstration", () => {
  it("can be written again and changes nothing, what people edited included", async () => {
    await db().structure.update({ where: { id: structureId("99999999800010") }, data: { label: "Édité" } });
    const before = [await db().structure.count(), await db().membership.count(), await db().habilitation.count()];
    await seedDemo();
    expect([await db().structure.count(), await db().membership.count(), await db().habilitation.count()]).toEqual(
      before,
    );
    const edited = await db().structure.findUniqueOrThrow({ where: { id: structureId("99999999800010") } });
    expect(edited.label).toBe("Édité");
  });

  it("has 200 public bodies whose numbers pass the checksum and differ", () => {
    const sirets = DIRECTORY.map((one) => one.identifier);
    expect(new Set(sirets).size).toBe(200);
    expect(sirets.filter((siret) => !siretOk(siret))).toEqual([]);
    const kinds = new Set(DIRECTORY.map((one) => one.payerKind));
    expect(kinds).toEqual(new Set(["LOCAL", "HEALTH", "PUBLIC_COMPANY", "STATE"]));
  });

  it.each([
    ["12345678200028", { requiresService: true, requiresCommitment: false, requiresServiceOrCommitment: false }],
    ["12345678200036", { requiresService: false, requiresCommitment: true, requiresServiceOrCommitment: false }],
    ["12345678200044", { requiresService: false, requiresCommitment: false, requiresServiceOrCommitment: true }],
    ["12345678200051", { requiresService: false, requiresCommitment: false, requiresServiceOrCommitment: false }],
    [STATE_SIRET, { requiresService: true, requiresCommitment: true, requiresServiceOrCommitment: false }],
  ])("has the recipient %s of domain reference § 17 with its parameters", async (siret, flags) => {
    const sheet = await recipientRequirements(siret);
    expect(sheet?.flags).toMatchObject(flags);
    expect(sheet?.active).toBe(true);
  });

  it("has the service codes of § 17", async () => {
    const codes = async (siret: string) => (await recipientRequirements(siret))?.services.map((one) => one.code);
    expect(await codes("12345678200028")).toContain("SERVICE_DEST_SERV_OBL");
    expect(await codes("12345678200044")).toContain("SERVICE_DEST_EJ_OU_SERV_OBL");
    expect(await codes(STATE_SIRET)).toContain("SFACETAT");
  });

  it("lets everyone in with the password that is announced", async () => {
    const result = await signInWithPassword({
      email: DEMO_PEOPLE[0].email,
      password: DEMO_PASSWORD,
      from: { address: null, userAgent: null },
    });
    expect(result.ok).toBe(true);
    const people = await db().user.findMany({
      where: { loginEmail: { in: DEMO_PEOPLE.map((one) => one.email) } },
      select: { status: true, credential: { select: { passwordHash: true } } },
    });
    expect(people.map((one) => one.status)).toEqual(DEMO_PEOPLE.map(() => "ACTIVE"));
    expect(new Set(people.map((one) => one.credential?.passwordHash)).size).toBe(1);
  });

  it("gives each person their situation and no more", async () => {
    const berthier = { structureId: structureId("39280913700012") };
    expect(can(await person("camille@berthier.example"), "invoice.submit", berthier)).toBe(true);
    expect(can(await person("dominique@berthier.example"), "invoice.readIssued", berthier)).toBe(true);
    expect(can(await person("dominique@berthier.example"), "invoice.draft", berthier)).toBe(false);
    expect(can(await person("sacha@moulin.example"), "invoice.readIssued", berthier)).toBe(false);
    expect(structuresWith(await person("alix@cabinet.example"), "invoice.submit")).toHaveLength(3);
    expect(structuresWith(await person("ines@etat.example"), "invoice.treat")).toEqual([
      { structureId: structureId(STATE_SIRET), serviceIds: [serviceId(STATE_SIRET, "SFACETAT")] },
    ]);
    const validated = (await listToValidate(await person("gael@lefournisseur.example"), { waiting: true })).items;
    expect(validated.map(({ number, status }) => [number, status])).toEqual([["M-2026-77", "A_VALIDER_1"]]);
    expect(structuresWith(await person("gael@lefournisseur.example"), "invoice.readIssued")).toEqual([]);
    expect(structuresWith(await person("noe@valdeloire.example"), "invoice.treat")).toEqual([]);
    for (const email of ["maxime@nouveau.example", "robin@support.example"] as const) {
      expect((await person(email)).memberships).toEqual([]);
    }
  });

  it("has an invoice in each status that waits for somebody, a late one and a paid one, made by commands", async () => {
    const rows = await db().invoice.findMany({
      select: { id: true, status: true, clock: { select: { dueOn: true } } },
    });
    const statuses = rows.map((row) => row.status);
    for (const status of [
      "BROUILLON",
      "MISE_A_DISPOSITION",
      "SUSPENDUE",
      "A_RECYCLER",
      "REJETEE",
      "A_VALIDER_1",
    ] as const) {
      expect(statuses).toContain(status);
    }
    expect(statuses).toContain("MANDATEE");
    expect(statuses).toContain("MISE_EN_PAIEMENT");
    const late = rows.filter((row) => row.status === "MISE_A_DISPOSITION" && (row.clock?.dueOn ?? now()) < now());
    expect(late).toHaveLength(1);
    for (const { id } of rows) expect(await verifyHistory(id)).toMatchObject({ intact: true });
  });

  it("announces nothing of its own past, and plays its invoices once", async () => {
    const jobs = await pool().query("select 1 from pgboss.job where name like 'invoice.%'");
    expect(jobs.rowCount).toBe(0);
    const before = await db().invoice.count();
    await seedDemo();
    expect(await db().invoice.count()).toBe(before);
  });
});
