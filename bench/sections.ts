import {
  ACCOUNT_PAGES,
  accountSearchRows,
  addPeople,
  measureAccountPages,
  peopleOf,
  settledPath,
} from "#bench/accounts.ts";
import { measureDeposit } from "#bench/deposit.ts";
import { directoryRows, measureTypeAhead } from "#bench/directory.ts";
import { DIRECTORY_SIZE, measureDirectoryImport } from "#bench/directory-import.ts";
import { measureArchive, measureExports } from "#bench/exports.ts";
import { firstLoad, javascriptRow } from "#bench/javascript.ts";
import { lighthouseRows } from "#bench/lighthouse.ts";
import { growthRows, joinSamples, listRows } from "#bench/lists.ts";
import { measureNotifications } from "#bench/notifications.ts";
import type { Section, Size } from "#bench/options.ts";
import { measurePage } from "#bench/pages.ts";
import { BENCH_SECRET } from "#bench/portal.ts";
import { run } from "#bench/prefill.ts";
import { layoutRows } from "#bench/prefill-layouts.ts";
import type { QuerySamples } from "#bench/queries/cases.ts";
import { measureQueries } from "#bench/queries/spawn.ts";
import type { Row } from "#bench/row.ts";
import { signedInCookie } from "#bench/session.ts";
import { measureSignIn } from "#bench/sign-in.ts";
import { measureStartUp } from "#bench/start-up.ts";
import { weightRows } from "#bench/weight.ts";
import type { Workshop } from "#bench/workshop.ts";
import { routes } from "#lib/shared/routes.ts";
import { buildWeb } from "#scripts/support/build.ts";

type Measure = (workshop: Workshop) => Promise<Row[]>;

const SIZE_NAMES: Readonly<Record<Size, string>> = { "10k": "10 k", "1m": "1 M", "10m": "10 M" };
const ROUNDS = 60;
const PASSES = 3;

const lists: Measure = async (workshop) => {
  const databases = await Promise.all(
    workshop.sizes.map(async (size) => ({ size, ...(await workshop.database(size)) })),
  );
  const passes = new Map<string, QuerySamples[]>(databases.map(({ size }) => [size, []]));
  // The sizes in turns, so that a slow minute of the machine hits both.
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const { size, url, topSupplier, topRecipient, clients } of databases) {
      const parties = {
        supplierId: topSupplier.id,
        recipientId: topRecipient.id,
        recipientServiceId: topRecipient.serviceIds[0] ?? null,
        clientIds: clients.map((client) => client.id),
      };
      passes.get(size)?.push(await measureQueries(url, { kind: "lists", rounds: ROUNDS, parties }));
    }
  }
  const joined = new Map([...passes].map(([size, samples]) => [size, joinSamples(samples)]));
  return workshop.sizes.flatMap((size, index) => {
    const samples = joined.get(size) ?? {};
    const smaller = workshop.sizes[index - 1];
    const growth = smaller
      ? growthRows(joined.get(smaller) ?? {}, samples, [SIZE_NAMES[smaller], SIZE_NAMES[size]])
      : [];
    return [...listRows(samples, SIZE_NAMES[size]), ...growth];
  });
};

/** A file of 140 k public structures comes in; then it is searched, as a query and as people do, over HTTP. */
const directory: Measure = async (workshop) => {
  const { url, rows } = await measureDirectoryImport(await workshop.server(), workshop.say);
  const samples = await measureQueries(url, { kind: "directory", rounds: 40 });
  const { origin } = await workshop.web({ url });
  return [...rows, ...directoryRows(samples, DIRECTORY_SIZE), ...(await measureTypeAhead(origin, url, DIRECTORY_SIZE))];
};

const pages: Measure = async (workshop) => {
  const database = await workshop.largest();
  const server = await workshop.web(database);
  const { origin } = server;
  const bareServer = await workshop.bare();
  const bare = { url: `${bareServer.origin}/table`, server: bareServer };
  const empty = { url: `${origin}${routes.benchPage()}`, server };
  const size = `${database.shape.invoices / 1000} k invoices`;
  const supplier = await signedInCookie(database.url, database.topSupplier.userId);
  const recipient = await signedInCookie(database.url, database.topRecipient.userId);
  return [
    ...(await measurePage({
      name: `Issued invoices, page of 50 (${size})`,
      page: { url: `${origin}${routes.issuedSearch()}`, server, cookie: supplier },
      empty,
      bare,
      rows: 50,
    })),
    ...(await measurePage({
      name: `Received invoices, page of 50 (${size})`,
      page: { url: `${origin}${routes.receivedInvoices({ vue: "toutes" })}`, server, cookie: recipient },
      empty,
      bare,
      rows: 50,
    })),
  ];
};

/** Whole lists as files, and many documents as one. */
const exports: Measure = async (workshop) => {
  const { url, topSupplier } = await workshop.largest();
  const server = await workshop.web({ url });
  const cookie = await signedInCookie(url, topSupplier.userId);
  const folder = await workshop.folder();
  const order = { server, cookie, databaseUrl: url, supplierId: topSupplier.id, folder };
  return [...(await measureExports(order)), ...(await measureArchive(order))];
};

/** The pages of accounts, and the search of support among as many people as the reference portal has. */
const accounts: Measure = async (workshop) => {
  const database = await workshop.database("10k");
  const { origin } = await workshop.web(database);
  const people = await peopleOf(database.url, BENCH_SECRET);
  const rows = await measureAccountPages(origin, ACCOUNT_PAGES, people);
  const many = workshop.sizes.includes("10k") && workshop.sizes.length === 1 ? 10_000 : 1_000_000;
  const crowd = await workshop.crowd();
  workshop.say(`Adding ${many} people…`);
  await addPeople(crowd.url, many);
  return [...rows, ...accountSearchRows(await measureQueries(crowd.url, { kind: "accounts", rounds: 30 }), many)];
};

/** What everybody reads, on a poor line. */
async function weights(origin: string): Promise<Row[]> {
  const paths = [
    ...[routes.home(), routes.help(), "/aide/tous-les-etats", routes.directory(), routes.signIn()],
    ...[routes.news(), routes.portalState(), routes.support()],
  ];
  const rows: Row[] = [];
  for (const path of paths) rows.push(...(await weightRows(origin, path)));
  return rows;
}

const js: Measure = async (workshop) => {
  const database = await workshop.database("10k");
  const { origin } = await workshop.web(database);
  const bare = await firstLoad(`${(await workshop.bare()).origin}/`);
  const cookie = await signedInCookie(database.url, database.topSupplier.userId);
  const agent = await signedInCookie(database.url, database.topRecipient.userId);
  const people = await peopleOf(database.url, BENCH_SECRET);
  const load = (path: string, as = "") => firstLoad(`${origin}${path}`, as ? { cookie: as } : {});
  const accountPages = async () => {
    const rows: Row[] = [];
    for (const { name, as, path, kilobytes } of ACCOUNT_PAGES.filter((page) => page.name !== "sign-in")) {
      const settled = await settledPath(origin, path(people), people.cookies[as]);
      rows.push(javascriptRow(name, await load(settled, people.cookies[as]), bare, kilobytes));
    }
    return rows;
  };
  return [
    javascriptRow("home", await load(routes.home()), bare, 135),
    javascriptRow("sign-in", await load(routes.signIn()), bare, 135),
    javascriptRow("issued invoices", await load(routes.issuedSearch(), cookie), bare, 145),
    javascriptRow("received invoices", await load(routes.receivedInvoices(), agent), bare, 145),
    javascriptRow("deposit", await load(routes.deposit(), cookie), bare, 200),
    ...(await accountPages()),
    ...(await weights(origin)),
  ];
};

const signin: Measure = async (workshop) => {
  const database = await workshop.database("10k");
  return measureSignIn((await workshop.web(database)).origin, database.url);
};

const deposit: Measure = async (workshop) => {
  const database = await workshop.database("10k");
  const { topSupplier, topRecipient } = database;
  const server = await workshop.web(database);
  return measureDeposit({
    origin: server.origin,
    server,
    cookie: await signedInCookie(database.url, topSupplier.userId),
    structureId: topSupplier.id,
    supplierSiret: topSupplier.siret,
    recipientSiret: topRecipient.siret,
    folder: await workshop.folder(),
    databaseUrl: database.url,
  });
};

/** From a move to whoever is told of it. */
const notifications: Measure = async (workshop) => {
  const database = await workshop.crowd();
  const { origin } = await workshop.web(database);
  return measureNotifications({ origin, databaseUrl: database.url, folder: await workshop.folder() });
};

const prefill: Measure = async () => {
  const rows = await run();
  if (rows.length === 0) console.error("there is no corpus: CORPUS_DIR names a folder with truth.jsonl and its files");
  return [...rows, ...(await layoutRows())];
};

/** What a browser on a poor line makes of the pages that people come for. */
const lighthouse: Measure = async (workshop) => {
  const database = await workshop.database("10k");
  const { origin } = await workshop.web(database);
  const cookie = await signedInCookie(database.url, database.topSupplier.userId);
  const rows: Row[] = [];
  for (const page of [
    { name: "home", url: `${origin}${routes.home()}` },
    { name: "help", url: `${origin}${routes.help()}` },
    { name: "sign-in", url: `${origin}${routes.signIn()}` },
    { name: "directory", url: `${origin}${routes.directory()}` },
    { name: "deposit", url: `${origin}${routes.deposit()}`, cookie },
  ])
    rows.push(...(await lighthouseRows(page, await workshop.folder())));
  return rows;
};

const start: Measure = async (workshop) => {
  buildWeb(workshop.say);
  return measureStartUp();
};

export const MEASURES: Readonly<Record<Section, Measure>> = {
  lists,
  directory,
  pages,
  exports,
  accounts,
  js,
  start,
  signin,
  deposit,
  notifications,
  prefill,
  lighthouse,
};
