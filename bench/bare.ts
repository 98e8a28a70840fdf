import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isBuilt, type RunningWeb, startNext } from "#bench/portal.ts";
import { freePort } from "#scripts/support/ports.ts";

const FOLDER = "bench/bare";

/** Builds (once) and starts the bare application: Next and React of the portal, and nothing else. */
export async function startBare(): Promise<RunningWeb> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  if (!isBuilt(FOLDER)) {
    execFileSync(process.execPath, ["node_modules/next/dist/bin/next", "build", FOLDER], {
      stdio: ["ignore", "ignore", "inherit"],
      env,
    });
  }
  const logDir = mkdtempSync(path.join(os.tmpdir(), "chorale-bare-"));
  const web = await startNext(FOLDER, { env, port: await freePort(), logDir });
  return {
    ...web,
    async stop() {
      await web.stop();
      rmSync(logDir, { recursive: true, force: true });
    },
  };
}
