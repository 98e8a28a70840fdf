import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { createPool, type Pool } from "#lib/documents/reading/pool.ts";

const MEGABYTE = 1024 * 1024;
/** A thread that fills its heap spends up to a quarter of a minute on tidying it, where others want the processor. */
const PATIENCE = 120_000;
/** For what must come to its end: no test here is about how soon it does, and beside others even a new thread may take long. */
const AT_LENGTH = 60_000;
let pool: Pool | undefined;
const open = (threads?: number) => {
  const opened = createPool(
    "tests/factories/documents/misbehaving.worker.ts",
    {
      ...{ heapMb: 64, threadBytes: 160 * MEGABYTE, keptBytes: 100 * MEGABYTE },
      growthBytes: 800 * MEGABYTE,
    },
    threads,
  );
  pool = opened;
  return opened;
};
afterEach(() => pool?.close());

describe("threads that read documents", { timeout: 2 * PATIENCE }, () => {
  it.each([
    ["hang", "READ_TIMEOUT"],
    ["fail", "READER_CRASHED"],
    ["fillHeap", "READ_MEMORY"],
    ["fillBuffers", "READ_MEMORY"],
  ])("a task that does %s is refused with %s, and the next one runs", async (name, code) => {
    const { run } = open();
    expect(await run("answer", { value: 1 }, AT_LENGTH)).toEqual({ ok: true, data: 1 });
    expect(await run(name, {}, name === "hang" ? 300 : AT_LENGTH)).toMatchObject({ ok: false, code });
    expect(await run("answer", { value: 2 }, AT_LENGTH)).toEqual({ ok: true, data: 2 });
  });

  it("one that grows is stopped alone", async () => {
    const { run } = open();
    const [greedy, other] = await Promise.all([
      run("fillBuffers", {}, AT_LENGTH),
      run("wait", { milliseconds: 1_500 }, AT_LENGTH),
    ]);
    expect(greedy).toMatchObject({ ok: false, code: "READ_MEMORY" });
    expect(other).toEqual({ ok: true, data: "waited" });
  });

  it("one is not refused for what those before it left in its thread: it is tried once more in a new one", async () => {
    const { run } = open(1);
    const first = await run<number>("keep", { megabytes: 60 }, AT_LENGTH);
    const second = await run<number>("keep", { megabytes: 110, milliseconds: 2_000 }, AT_LENGTH);
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect(second.ok && second.data).not.toBe(first.ok && first.data);
    // By itself too much, it is refused also there.
    await run("keep", { megabytes: 60 }, AT_LENGTH);
    expect(await run("keep", { megabytes: 200, milliseconds: 60_000 }, AT_LENGTH)).toMatchObject({
      code: "READ_MEMORY",
    });
  });

  it("a thread that keeps too much is replaced, one that keeps little is not", async () => {
    // With one seat, each task waits until the thread before it was weighed.
    const { run } = open(1);
    const thread = async (megabytes: number) => {
      const one = await run<number>("keep", { megabytes }, PATIENCE);
      return one.ok ? one.data : one.code;
    };
    const [first, second, third] = [await thread(1), await thread(110), await thread(1)];
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("one that starts in the place of another keeps the command alive that waits for it", async () => {
    const command = `
      const { createPool } = await import("#lib/documents/reading/pool.ts");
      const limits = { heapMb: 64, threadBytes: 4e8, keptBytes: 1e8, growthBytes: 8e8 };
      const pool = createPool("tests/factories/documents/misbehaving.worker.ts", limits, 1);
      await pool.run("keep", { megabytes: 110 }, ${PATIENCE});
      console.log(JSON.stringify(await pool.run("answer", { value: 7 }, ${PATIENCE})));
      await pool.close();`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...["--conditions=react-server", "--input-type=module", "-e", command],
    ]);
    expect(JSON.parse(stdout)).toEqual({ ok: true, data: 7 });
  });

  it("one that hangs does not hold up the others, and tasks wait for a free thread", async () => {
    const { run } = open();
    const hanging = run("hang", {}, 1_500);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, value) => run<number>("answer", { value }, AT_LENGTH)),
    );
    expect(answers.map((one) => one.ok && one.data)).toEqual(Array.from({ length: 20 }, (_, value) => value));
    expect(await hanging).toMatchObject({ ok: false, code: "READ_TIMEOUT" });
  });

  it("refuses more than it could read in reasonable time", async () => {
    const { run } = open();
    const all = await Promise.all(Array.from({ length: 400 }, (_, value) => run("answer", { value }, AT_LENGTH)));
    const refused = all.filter((one) => !one.ok && one.code === "READER_BUSY").length;
    expect(refused).toBeGreaterThan(100);
    expect(all.length - refused).toBeGreaterThan(150);
  });
});
