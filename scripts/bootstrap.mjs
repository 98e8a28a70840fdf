/**
 * Runs before `npm start`, `npm test` and whatever else needs packages or a browser, with whatever Node the machine has and before anything is
 * installed: plain JavaScript, no dependency. Installs the packages of the lock file when they are missing or older, and a browser when asked.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const stamp = "node_modules/.chorale-installed";

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

if (Number(process.versions.node.split(".")[0]) < 20)
  fail(`Chorale needs Node 20 or later to start; this is ${process.version}.`);

function installPackages() {
  const wanted = createHash("sha256")
    .update(readFileSync("package-lock.json"))
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Installing the packages (once, about a minute)…");
  // Not `npm ci`: it demands that the lock file names the optional packages of every platform, and not every registry carries them all.
  const flags = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev"];
  // npm passes its own path on: the same npm that runs us, whatever is first on PATH.
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.execPath, [npm, ...flags], { stdio: "inherit" })
    : spawnSync("npm", flags, { stdio: "inherit" });
  if (done.status !== 0) fail("The packages could not be installed: see the lines above. The next run tries again.");
  writeFileSync(stamp, wanted);
}

/** The browsers that the end-to-end tests accept, in the order in which they are tried. */
function installedBrowser() {
  const named = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  const found = named.find((candidate) => candidate && existsSync(candidate));
  if (found) return found;
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), ".cache/ms-playwright");
  const folder = existsSync(cache) && readdirSync(cache).find((name) => /^chromium-\d+$/.test(name));
  const own = folder && path.join(cache, folder, "chrome-linux", "chrome");
  return own && existsSync(own) ? own : undefined;
}

function installBrowser() {
  if (installedBrowser()) return;
  say("Installing a browser (once)…");
  const node = path.join("node_modules", ".bin", "node");
  spawnSync(node, ["node_modules/playwright/cli.js", "install", "chromium"], {
    stdio: "ignore",
    timeout: 120_000,
    killSignal: "SIGKILL",
  });
  if (installedBrowser()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of [
      ["update", "-qq"],
      ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"],
    ]) {
      execFileSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
    }
  }
  if (!installedBrowser())
    fail(
      "No Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH to it, then run this again.",
    );
}

installPackages();
if (process.argv.includes("--browser")) installBrowser();
