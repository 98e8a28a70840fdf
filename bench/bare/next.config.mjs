import { fileURLToPath } from "node:url";

/** An application of its own below the portal's: same Next, same React, nothing else. */
export default {
  poweredByHeader: false,
  turbopack: { root: fileURLToPath(new URL("../..", import.meta.url)) },
};
