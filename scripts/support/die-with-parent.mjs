/** Loaded first in every part of the portal: when the process that started it is gone, however it ended, the part ends too. */
if (process.channel) {
  process.channel.unref();
  process.on("disconnect", () => process.exit(1));
}
