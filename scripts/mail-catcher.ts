/** `npm run mail-catcher`: keeps what the portal sends as files, on MAIL_CATCHER_PORT (2525), below DATA_DIR. For a demonstration. */
import { startMailCatcher } from "#scripts/support/mail-catcher.ts";

const catcher = await startMailCatcher({
  port: Number(process.env.MAIL_CATCHER_PORT || 2525),
  dataDir: process.env.DATA_DIR || ".data",
});
console.log(`mail catcher on smtp://127.0.0.1:${catcher.port}, messages in ${catcher.folder}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    catcher.stop().then(() => process.exit(0));
  });
}
