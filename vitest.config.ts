import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `server-only` is a marker for bundlers: here it is the empty module, as under Node's react-server condition. */
const resolve = {
  alias: { "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)) },
};

export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/architecture/**/*.test.ts"],
          testTimeout: 20_000,
          maxWorkers: 2,
          // Pure functions share nothing: one context for all files spares half of the time.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/integration/global-setup.ts"],
          setupFiles: ["tests/integration/setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          isolate: false,
        },
      },
    ],
  },
});
