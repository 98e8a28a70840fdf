import { threadId } from "node:worker_threads";

/** A worker that does what hostile files make readers do. */

export function answer(task: { value: number }): { ok: true; data: number } {
  return { ok: true, data: task.value };
}

export function hang(): never {
  for (;;) {
    // a loop that a broken file sends its reader into
  }
}

export function fail(): never {
  throw new Error("a bug in a reader");
}

export function fillHeap(): number {
  const kept: string[][] = [];
  for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => `${i} and more ${kept.length}`));
}

/** Memory outside of the heap, which the limits of a thread do not cover. */
export async function fillBuffers(): Promise<number> {
  const kept: Uint8Array[] = [];
  for (let i = 0; i < 60; i += 1) {
    kept.push(new Uint8Array(16 * 1024 * 1024).fill(i));
    await new Promise((done) => setTimeout(done, 20));
  }
  return kept.length;
}

const kept: Uint8Array[] = [];

/** Keeps so many megabytes for ever, and tells which thread it is, after some time if asked. */
export async function keep(task: { megabytes: number; milliseconds?: number }): Promise<{ ok: true; data: number }> {
  kept.push(new Uint8Array(task.megabytes * 1024 * 1024).fill(1));
  if (task.milliseconds) await new Promise((done) => setTimeout(done, task.milliseconds));
  return { ok: true, data: threadId };
}

export async function wait(task: { milliseconds: number }): Promise<{ ok: true; data: string }> {
  await new Promise((done) => setTimeout(done, task.milliseconds));
  return { ok: true, data: "waited" };
}
