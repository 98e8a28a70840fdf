import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { DatabaseRow } from "#torture/row.ts";

type Told = { tried: number; blocked: number; wrong: string[]; kept: number };

/** Where a clamd of this machine listens, if there is one. */
const SOCKETS = ["/run/clamav/clamd.ctl", "/var/run/clamav/clamd.ctl", "/run/clamd.scan/clamd.sock"];

export const t40: DatabaseRow = {
  id: "T-40",
  title:
    "viruses: alone, in a PDF, in archives and office documents; an antivirus that is down, silent, cut, or out of its mind",
  needs: "database",
  async run(size) {
    const waits = size === "sample" ? [] : ["--wait"];
    const told = await behindClamd(waits, {});
    const socket = SOCKETS.find((path) => existsSync(path));
    const real = socket && size !== "sample" ? await behindClamd([], { REAL_CLAMD: `unix://${socket}` }) : null;
    const wrong = [...told.wrong, ...(real?.wrong.map((one) => `real clamd: ${one}`) ?? [])];
    return {
      size: `${told.tried + (real?.tried ?? 0)} files, invoices, attachments and evidence${real ? ", the clamd of this machine too" : " (a clamd of our own that unpacks; no real one here)"}`,
      found: `${told.blocked + (real?.blocked ?? 0)} blocked, ${told.kept} kept${wrong.length > 0 ? `; ${wrong.length} wrong: ${wrong.slice(0, 8).join("; ")}` : ""}`,
      pass: wrong.length === 0 && told.kept === 0 && told.blocked >= 40,
    };
  },
};

function behindClamd(args: readonly string[], env: Record<string, string>): Promise<Told> {
  return new Promise((resolve, reject) => {
    const flags = ["--conditions=react-server", "--disable-warning=ExperimentalWarning"];
    const child = spawn(process.execPath, [...flags, "torture/support/behind-clamd.ts", ...args], {
      env: { ...process.env, NODE_OPTIONS: "", ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      const last = Buffer.concat(chunks).toString("utf8").trim().split("\n").at(-1) ?? "";
      if (code === 0) resolve(JSON.parse(last) as Told);
      else reject(new Error(`ended with ${code}`));
    });
  });
}
