import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { DatabaseRow, Finding } from "#torture/row.ts";
import { mailStorm } from "#torture/support/mail-storm.ts";

export const t45: DatabaseRow = {
  id: "T-45",
  title: "mails: the server away for an hour, workers killed while they send",
  needs: "database",
  async run(size) {
    // The tests of the repository have a database without a portal; beside one, whose worker sends mails too, another is made.
    if (process.env.VITEST) return mailStorm(size);
    const args = ["--conditions=react-server", "torture/support/mail-storm-run.ts", size];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout.slice(stdout.lastIndexOf('{"size"'))) as Finding;
  },
};
