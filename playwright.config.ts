import path from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumPath } from "#scripts/support/chromium.ts";

/**
 * One portal for the whole run, started as a person would with `npm start`, on data of its own. `E2E_PORT` lets two runs live side by side.
 */

// Tests read what only the server knows (the answer of a captcha): its modules import "server-only", which is empty under this condition.
process.env.NODE_OPTIONS = "--conditions=react-server";

const port = Number(process.env.E2E_PORT ?? 3199);
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/e2e",
  globalSetup: "./e2e/global-setup.ts",
  // Whoever asks for every look has each page drawn in four of them by the tests that look at pages.
  timeout: process.env.EVERY_LOOK ? 240_000 : 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  // A test that passes only the second time is told as flaky, and keeps its trace.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  reporter: [["list"], ["json"]],
  use: {
    baseURL,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: "rm -rf test-results/e2e-data && exec node --conditions=react-server scripts/start.ts",
    url: `${baseURL}/api/health`,
    timeout: 420_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    env: {
      ...process.env,
      // The web process renders for browsers: it resolves its packages by itself.
      NODE_OPTIONS: "",
      PORT: String(port),
      // Sessions are shared by tests that run side by side, and by rows that ask for every page in turn.
      RATE_LIMIT_FACTOR: "5",
      // The tests run at any hour of the day.
      CHAT_HOURS: "always",
      DATA_DIR: path.resolve("test-results/e2e-data"),
    } as Record<string, string>,
  },
});
