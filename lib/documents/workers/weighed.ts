import { getHeapStatistics } from "node:v8";

type Functions = Readonly<Record<string, (task: object) => unknown>>;
type Asked = { readonly file: string; readonly name: string; readonly task: object };

/** What a task gave, and what its thread holds after it, in bytes. */
export type Weighed = { readonly result: unknown; readonly held: number };

const loaded = new Map<string, Promise<Functions>>();

/** Runs a function of a reader's file and weighs the thread when it is done: from inside that takes microseconds, from outside an interruption. */
export async function weighed({ file, name, task }: Asked): Promise<Weighed> {
  const functions = loaded.get(file) ?? (import(file) as Promise<Functions>);
  loaded.set(file, functions);
  const run = (await functions)[name];
  if (!run) throw new Error(`${file} has no function ${name}`);
  const result = await run(task);
  const { total_heap_size, external_memory } = getHeapStatistics();
  return { result, held: total_heap_size + external_memory };
}
