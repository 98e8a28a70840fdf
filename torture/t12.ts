import fc from "fast-check";
import {
  type Actor,
  APPLICATIONS,
  type Application,
  can,
  changeRights,
  LEVELS,
  type Level,
  OFFERED_RIGHTS,
  PERMISSIONS,
  ROLES,
  type Role,
  rightField,
  versionField,
} from "#lib/access/index.ts";
import {
  countsByStatus,
  issuedSheet,
  listReceived,
  makeAvailable,
  receivedSheet,
  searchIssued,
  submitInvoice,
  updateDraft,
} from "#lib/invoices/index.ts";
import { db } from "#lib/platform/db.ts";
import { newId } from "#lib/shared/ids.ts";
import { fieldsFor, makeDraft, must } from "#tests/factories/invoices.ts";
import { actorOf, makeActor, makeMember, makeService, makeStructure, makeUser } from "#tests/factories/people.ts";
import type { DatabaseRow, Finding, Size } from "#torture/row.ts";

const CONFIGURATIONS: Readonly<Record<Size, number>> = { sample: 8, first: 200, long: 1000 };
const SEED = 12;

type Structure = Awaited<ReturnType<typeof makeStructure>> & {
  readonly services: readonly { id: string; code: string }[];
};
type Place = { readonly structureId: string; readonly serviceId: string | null };
type Invoice = { readonly id: string; readonly supplier: Place; readonly recipient: Place };
type World = {
  readonly structures: readonly Structure[];
  readonly invoices: readonly Invoice[];
  readonly manager: Actor;
};

/** What one person holds in one structure; `place` is null for the whole of it, or says which of its services. */
type Held = { readonly application: Application; readonly level: Level; readonly place: number | null };
type Config = readonly { readonly role: Role; readonly rights: readonly Held[] }[];

const held: fc.Arbitrary<Held> = fc.record({
  application: fc.constantFrom(...APPLICATIONS),
  level: fc.constantFrom(...LEVELS),
  place: fc.constantFrom(null, 0, 1),
});
/** The structures have a main manager already: one is all that the database allows. */
const role = fc.constantFrom<Role>(...ROLES.filter((one) => one !== "MAIN_MANAGER"), "USER");
const config: fc.Arbitrary<Config> = fc.tuple(
  ...[0, 1].map(() =>
    fc.record({
      role,
      rights: fc.uniqueArray(held, {
        maxLength: 6,
        selector: ({ application, level, place }) => `${application} ${level} ${place}`,
      }),
    }),
  ),
);

/** Two entities that invoice each other and themselves, from and to each of their services and to none: every pair of places once. */
async function makeWorld(): Promise<World> {
  const structures = await Promise.all([0, 1].map(makeEntity));
  const all = structures.flatMap((one) => [null, ...one.services].map((service) => ({ one, service })));
  const [first, second] = structures;
  if (!first || !second) throw new Error("no structures");
  const seller = await makeActor(first.id, [["FACTURES_EMISES", "MODIFICATION"]], "MAIN_MANAGER");
  await makeMember(seller.userId, second.id, [["FACTURES_EMISES", "MODIFICATION"]], "MAIN_MANAGER");
  const manager = await actorOf(seller.userId);
  const invoices: Invoice[] = [];
  for (const from of all)
    for (const to of all.filter(({ one }) => one.id !== from.one.id)) {
      const id = await makeDraft(manager, from.one.id, from.service?.id ?? null);
      const over = { recipientServiceCode: to.service?.code ?? "", cadre: "A1_FACTURE_FOURNISSEUR" };
      const fields = fieldsFor({ recipient: to.one }, over);
      const { version } = must(await updateDraft(manager, { invoiceId: id, version: 1, locale: "fr", fields }));
      must(await submitInvoice(manager, { invoiceId: id, version, idempotencyKey: newId() }));
      must(await makeAvailable(id));
      const placed = ({ one, service }: typeof from): Place => ({
        structureId: one.id,
        serviceId: service?.id ?? null,
      });
      invoices.push({ id, supplier: placed(from), recipient: placed(to) });
    }
  return { structures, invoices, manager };
}

async function makeEntity(): Promise<Structure> {
  const structure = await makeStructure({ kind: "PUBLIQUE" });
  return { ...structure, services: [await makeService(structure.id, "UN"), await makeService(structure.id, "DEUX")] };
}

/** Written apart from `can`: what each application reads and what it changes. */
const READS: Readonly<Partial<Record<Application, string>>> = {
  FACTURES_EMISES: "invoice.readIssued",
  FACTURES_RECUES: "invoice.readReceived",
  FACTURES_A_VALIDER: "invoice.readToValidate",
  ENGAGEMENTS: "commitment.read",
  ORGANISATION: "organisation.read",
  SOLLICITATIONS_RECUES: "ticket.readReceived",
};
const CHANGES: Readonly<Partial<Record<Application, readonly string[]>>> = {
  FACTURES_EMISES: ["invoice.draft", "invoice.submit"],
  FACTURES_RECUES: ["invoice.treat"],
  FACTURES_A_VALIDER: ["invoice.validate"],
  ENGAGEMENTS: ["commitment.manage"],
  SOLLICITATIONS_RECUES: ["ticket.answer"],
};

/** Every "structure service permission" that a configuration gives, listed one by one. */
function model(world: World, given: Config): ReadonlySet<string> {
  const all = new Set<string>();
  given.forEach(({ role: theirs, rights }, index) => {
    const structure = world.structures[index];
    if (!structure) return;
    const everywhere = [null, ...structure.services.map(({ id }) => id)];
    const add = (permission: string | undefined, where: readonly (string | null)[]) => {
      if (permission) for (const serviceId of where) all.add(`${structure.id} ${serviceId} ${permission}`);
    };
    add("structure.read", everywhere);
    if (theirs !== "USER") for (const one of ["organisation.read", "organisation.manage"]) add(one, everywhere);
    for (const { application, level, place } of rights) {
      const where = place === null ? everywhere : [structure.services[place]?.id ?? null];
      add(READS[application], where);
      if (level === "MODIFICATION") for (const one of CHANGES[application] ?? []) add(one, where);
    }
  });
  return all;
}

/** Half of the configurations stand in the rows as they are, half are given by the command, which cannot give all of them. */
async function settle(world: World, given: Config, byCommand: boolean): Promise<{ who: Actor; given: Config }> {
  const { id: userId } = await makeUser();
  const kept: Config = byCommand ? given.map((one) => ({ ...one, rights: one.rights.filter(isOffered) })) : given;
  for (const [index, { role: theirs, rights }] of kept.entries()) {
    const structure = world.structures[index];
    if (!structure) continue;
    const rows = rights.map(({ application, level, place }) => {
      const serviceId = place === null ? null : (structure.services[place]?.id ?? null);
      return [application, level, serviceId] as const;
    });
    const { id: membershipId } = await makeMember(userId, structure.id, byCommand ? [] : rows, theirs);
    if (!byCommand) continue;
    for (const serviceId of new Set(rows.map(([, , where]) => where))) {
      const { version } = await db().membership.findUniqueOrThrow({ where: { id: membershipId } });
      const here = rows.filter(([, , where]) => where === serviceId);
      const fields = here.map(([application]) => {
        const highest = here.some(([one, level]) => one === application && level === "MODIFICATION");
        return [rightField(membershipId, application), highest ? "MODIFICATION" : "CONSULTATION"];
      });
      const posted = { [versionField(membershipId)]: String(version), ...Object.fromEntries(fields) };
      must(await changeRights(world.manager, { structureId: structure.id, serviceId: serviceId ?? "", ...posted }));
    }
  }
  return { who: await actorOf(userId), given: kept };
}

const isOffered = ({ application, level }: Held) =>
  OFFERED_RIGHTS.some((one) => one.application === application && one.levels.includes(level));

/** Where the portal and the model differ: `can` for each place and permission, then lists, counts and single invoices of both sides. */
async function differences(
  world: World,
  who: Actor,
  all: ReadonlySet<string>,
): Promise<{ wrong: string[]; asked: number }> {
  const wrong: string[] = [];
  let asked = 0;
  const compare = (what: string, found: boolean, expected: boolean) => {
    asked += 1;
    if (found !== expected) wrong.push(`${what}: ${found} instead of ${expected}`);
  };
  for (const { id: structureId, services } of world.structures)
    for (const serviceId of [null, ...services.map(({ id }) => id)])
      for (const permission of PERMISSIONS)
        compare(
          permission,
          can(who, permission, { structureId, serviceId }),
          all.has(`${structureId} ${serviceId} ${permission}`),
        );
  const reads = ({ structureId, serviceId }: Place, permission: string) =>
    all.has(`${structureId} ${serviceId} ${permission}`);
  const [issued, received, issuedCount, receivedCount] = await Promise.all([
    searchIssued(who, {}, { size: 100 }),
    listReceived(who, {}, { size: 100 }),
    countsByStatus(who, "issued"),
    countsByStatus(who, "received"),
  ]);
  for (const { id, supplier, recipient } of world.invoices) {
    const [asSupplier, asRecipient] = [reads(supplier, "invoice.readIssued"), reads(recipient, "invoice.readReceived")];
    compare(
      "listed as issued",
      issued.items.some((one) => one.id === id),
      asSupplier,
    );
    compare(
      "listed as received",
      received.items.some((one) => one.id === id),
      asRecipient,
    );
    compare("opened as issued", (await issuedSheet(who, id)) !== null, asSupplier);
    compare("opened as received", (await receivedSheet(who, id)) !== null, asRecipient);
  }
  const total = (counts: readonly { count: number }[]) => counts.reduce((sum, { count }) => sum + count, 0);
  compare("counted as issued", total(issuedCount) === issued.items.length, true);
  compare("counted as received", total(receivedCount) === received.items.length, true);
  return { wrong, asked };
}

export const t12: DatabaseRow = {
  id: "T-12",
  title: "rights by service, against a model",
  needs: "database",
  async run(size): Promise<Finding> {
    const world = await makeWorld();
    const wrong: string[] = [];
    let asked = 0;
    let yes = 0;
    const configs = fc.sample(config, { numRuns: CONFIGURATIONS[size], seed: SEED });
    for (const [index, wanted] of configs.entries()) {
      const { who, given } = await settle(world, wanted, index % 2 === 1);
      const all = model(world, given);
      const found = await differences(world, who, all);
      wrong.push(...found.wrong.map((one) => `configuration ${index}: ${one}`));
      asked += found.asked;
      yes += all.size;
    }
    const found =
      wrong.length === 0 ? `0 differences, ${yes} rights held` : `${wrong.length} differences, first: ${wrong[0]}`;
    return { size: `${configs.length} configurations, ${asked} questions`, found, pass: wrong.length === 0 && yes > 0 };
  },
};
