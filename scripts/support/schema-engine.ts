/**
 * The official Prisma schema engine, compiled to WebAssembly, over the same driver adapter as the application (architecture decision 4).
 * It writes `_prisma_migrations` as the command line does, and downloads nothing.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { filesBelow } from "#scripts/support/files.ts";

const MIGRATIONS = "prisma/migrations";
const NO_FILTER = { externalTables: [], externalEnums: [] };

type Bindings = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: WebAssembly.Exports): void };

let loaded: Bindings | undefined;

/** Instantiated by hand: importing `.wasm` as a module is still experimental in Node and prints a warning. */
function load(): Bindings {
  if (loaded) return loaded;
  const glue = bindings as unknown as Bindings & WebAssembly.ModuleImports;
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const wasm = readFileSync(path.join(path.dirname(file), "schema_engine_bg.wasm"));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  loaded = glue;
  return glue;
}

function schemaFiles(): SchemaContainer[] {
  return filesBelow(["prisma/schema"]).map((file) => ({ path: file, content: readFileSync(file, "utf8") }));
}

function migrations(): MigrationList {
  const directories = existsSync(MIGRATIONS)
    ? readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: directories
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok", value: readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8") },
        },
      })),
  };
}

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * PostgreSQL's catalogues hold columns of its one-byte type "char", which the adapter refuses and the engine needs as a character:
 * the pool announces them as text and remembers where they were, `describeChars` then marks them.
 */
class CatalogPool extends pg.Pool {
  chars: number[] = [];

  // biome-ignore lint/suspicious/noExplicitAny: stands for every overload of pg's query
  override query: any = async (...args: unknown[]) => {
    const result = await (pg.Pool.prototype.query as (...all: unknown[]) => Promise<pg.QueryResult>).apply(this, args);
    this.chars = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
    for (const index of this.chars) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT_OID });
    return result;
  };
}

class CatalogAdapter extends PrismaPg {
  readonly pool: CatalogPool;

  constructor(pool: CatalogPool) {
    super(pool);
    this.pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const set = await queryRaw(query);
      for (const index of this.pool.chars) set.columnTypes[index] = ColumnTypeEnum.Character;
      return set;
    };
    // The adapter cuts scripts at every semicolon, which breaks function bodies; sent whole, a migration is also one transaction.
    adapter.executeScript = async (script) => {
      await this.pool.query(script);
    };
    return adapter;
  }
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new CatalogPool({ connectionString: url });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
  const models = schemaFiles().map((file): [string, string] => [file.path, file.content]);
  const engine = await load().SchemaEngine.new({ datamodels: models }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** Applies every migration that the database lacks; returns their names. */
export function applyMigrations(url: string): Promise<string[]> {
  return withEngine(url, async (engine) => {
    const done = await engine.applyMigrations({ migrationsList: migrations(), filters: NO_FILTER });
    return done.appliedMigrationNames;
  });
}

/** The SQL that leads from the migrated database at `url` to the schema files; empty when they agree. */
export function diffFromDatabase(url: string): Promise<string> {
  return withEngine(url, async (engine) => {
    const result = await engine.diff({
      from: { tag: "schemaDatasource", files: schemaFiles(), configDir: path.resolve("prisma") },
      to: { tag: "schemaDatamodel", files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const sql = result.stdout ?? "";
    // When there is nothing to do, the engine says so in a comment.
    return /^(?!\s*(--|$))/m.test(sql) ? sql : "";
  });
}
