/** Once per web process, before its first request: its time is the portal's, and the threads that read documents load what they need, so that the first deposit is as quick as the others. */
export async function register(): Promise<void> {
  // Next tells in which of its runtimes this runs by this variable, and inlines it.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { followTestClock } = await import("#lib/platform/test-clock.ts");
  await followTestClock();
  const { openQueue } = await import("#lib/platform/queue.ts");
  await openQueue();
  const { warmReaders } = await import("#lib/documents/index.ts");
  await warmReaders({ ocr: false });
}
