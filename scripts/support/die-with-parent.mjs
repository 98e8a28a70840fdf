/**
 * Loaded first in every part of the portal: when the process that started it is gone, however it ended, the part ends too. Only in the part
 * itself: a process that the part forks in turn (as `next dev` does) lives by its own channel and must keep it.
 */
if (process.channel && process.ppid === Number(process.env.CHORALE_STARTED_BY)) {
  process.channel.unref();
  process.on("disconnect", () => process.exit(1));
}
