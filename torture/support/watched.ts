import { readdirSync } from "node:fs";

const MEGABYTE = 1024 * 1024;

/** Threads of this process; zero where the system does not say. */
export function threads(): number {
  try {
    return readdirSync("/proc/self/task").length;
  } catch {
    return 0;
  }
}

/** The highest memory of this process while `work` runs, in megabytes, and what it was before. */
export async function watchMemory(work: () => Promise<void>): Promise<{ before: number; most: number }> {
  const size = () => Math.round(process.memoryUsage.rss() / MEGABYTE);
  const before = size();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, size());
  }, 20);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return { before, most: Math.max(most, size()) };
}
