import { getHeapStatistics } from "node:v8";

type Functions = Readonly<Record<string, (task: object) => unknown>>;
type Asked = { readonly file: string; readonly name: string; readonly task: object };

/** What a task gave, and what its thread holds after it, in bytes. */
export type Weighed = { readonly result: unknown; readonly held: number };

const loaded = new Map<string, Promise<Functions>>();

/** Answers once the thread has loaded what a reader's file runs, and what that file calls for before its first task. */
export async function ready({ file }: Pick<Asked, "file">): Promise<true> {
  await (await load(file)).warm?.({});
  return true;
}

/** Runs a function of a reader's file and weighs the thread when it is done: from inside that takes microseconds, from outside an interruption. */
export async function weighed({ file, name, task }: Asked): Promise<Weighed> {
  const run = (await load(file))[name];
  if (!run) throw new Error(`${file} has no function ${name}`);
  const result = await run(task);
  const { total_heap_size, external_memory } = getHeapStatistics();
  return { result, held: total_heap_size + external_memory };
}

function load(file: string): Promise<Functions> {
  const functions = loaded.get(file) ?? (import(file) as Promise<Functions>);
  loaded.set(file, functions);
  return functions;
}
