import { defineConfig } from "vitest/config";

/** `server-only` is a marker for bundlers: under vitest the react-server condition makes it the empty module, as in Node. */
const resolve = { conditions: ["react-server", "node", "import", "default"] };
const ssr = { resolve: { conditions: ["react-server", "node", "import", "default"] } };

export default defineConfig({
  test: {
    projects: [
      { resolve, ssr, test: { name: "unit", include: ["tests/unit/**/*.test.ts", "tests/architecture/**/*.test.ts"] } },
      {
        resolve,
        ssr,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/integration/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
