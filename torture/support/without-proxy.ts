import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { answers } from "#e2e/support/portal.ts";
import { freePort } from "#scripts/support/ports.ts";
import { startPart } from "#scripts/support/processes.ts";
import type { TorturedPortal } from "#torture/row.ts";

const MANIFEST = ".next/server/functions-config-manifest.json";

/**
 * The same build on the same data, started as if proxy.ts did not exist: what closes the portal must not be there. Everything else is
 * linked from the present folder, which stays as it is.
 */
export async function withoutProxy(portal: TorturedPortal): Promise<{ portal: TorturedPortal; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "chorale-without-proxy-"));
  for (const name of readdirSync("."))
    if (name !== ".next" && name !== ".git") symlinkSync(path.resolve(name), path.join(folder, name));
  execFileSync("cp", ["-r", ".next", folder]);
  writeFileSync(path.join(folder, MANIFEST), JSON.stringify({ version: 1, functions: {} }));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const web = startPart("web-without-proxy", ["scripts/web.ts", folder], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      NODE_OPTIONS: "",
      PORT: String(port),
      APP_ORIGIN: origin,
      DATABASE_URL: portal.databaseUrl,
      AUTH_SECRET: portal.secret,
      ...(portal.logDir ? { DATA_DIR: path.dirname(portal.logDir) } : {}),
      NEXT_TELEMETRY_DISABLED: "1",
    },
    logDir: path.join(folder, "logs"),
  });
  const stop = async () => {
    await web.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(`${origin}/api/health`);
    const page = await fetch(origin);
    if (page.headers.has("content-security-policy")) throw new Error("the proxy still answers");
  } catch (error) {
    await stop();
    throw error;
  }
  return { portal: { ...portal, origin }, stop };
}
