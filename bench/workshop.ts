import { startBare } from "#bench/bare.ts";
import { type BenchServer, type Contents, type Filled, filledDatabase, startBenchServer } from "#bench/database.ts";
import { SIZES, type Size } from "#bench/options.ts";
import { type RunningWeb, startWeb } from "#bench/portal.ts";
import { buildWeb } from "#scripts/support/build.ts";

/** What the measures share: each thing is made when first asked for, once, and all of it is taken down by `close`. */
export type Workshop = {
  readonly sizes: readonly Size[];
  readonly say: (text: string) => void;
  database(size: Size): Promise<Filled>;
  /** The largest database of this run. */
  largest(): Promise<Filled>;
  /** For a measure that makes databases of its own. */
  server(): Promise<BenchServer>;
  /** A small one that nobody else measures, to be filled with people. */
  crowd(): Promise<Filled>;
  /** The portal on one of these databases. */
  web(database: Pick<Filled, "url">): Promise<RunningWeb>;
  bare(): Promise<RunningWeb>;
  folder(): Promise<string>;
  close(): Promise<void>;
};

/** Remembers what `make` gives for each key. */
function once<K, V>(make: (key: K) => Promise<V>): { (key: K): Promise<V>; made(): Promise<V[]> } {
  const made = new Map<K, Promise<V>>();
  const get = (key: K) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
  const settled = async () =>
    (await Promise.allSettled(made.values())).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  return Object.assign(get, { made: settled });
}

export function createWorkshop(sizes: readonly Size[], say: (text: string) => void, keep?: string): Workshop {
  const server = once<"only", BenchServer>(() => startBenchServer(keep));
  const fill = async (contents: Contents, base?: Filled) => {
    say(`Generating ${contents.invoices} invoices…`);
    return filledDatabase(await server("only"), contents, say, base);
  };
  const databases = once<Size, Filled>(
    async (size): Promise<Filled> =>
      fill({ invoices: SIZES[size] }, size === "10m" ? await databases("1m") : undefined),
  );
  const crowd = once<"only", Filled>(() => fill({ invoices: 1_000, own: true }));
  const folder = async () => (await server("only")).folder;
  const web = once<Pick<Filled, "url">, RunningWeb>(async (database) => {
    buildWeb(say);
    return startWeb({ databaseUrl: database.url, folder: await folder() });
  });
  const bare = once<"only", RunningWeb>(() => startBare());
  return {
    sizes,
    say,
    database: databases,
    largest: () => databases(sizes.at(-1) ?? "10k"),
    server: () => server("only"),
    crowd: () => crowd("only"),
    web,
    bare: () => bare("only"),
    folder,
    async close() {
      for (const part of [...(await web.made()), ...(await bare.made()), ...(await server.made())]) await part.stop();
    },
  };
}
