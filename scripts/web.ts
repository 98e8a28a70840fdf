/**
 * The web process: `node scripts/web.ts [folder]`, on PORT. What `next start` does, floods refused before it, and two things for poor lines: scripts and styles go out in the
 * brotli form made with the build, and a page that one opens once, of a visitor or of who deposits, wakes its scripts at the first sign of a person.
 */
import { existsSync, readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import compression from "compression";
import next from "next";
import { routes } from "#lib/shared/routes.ts";
import { createFloodGate } from "#scripts/support/floods.ts";
import { changePage, lateScripts } from "#scripts/support/late-scripts.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
  ".svg": "image/svg+xml",
};
/** Connections of live pages never end by themselves: they are cut when the rest had this long to end. */
const PATIENCE = 5_000;

const dir = path.resolve(process.argv[2] ?? ".");
const port = Number(process.env.PORT || 3000);
Object.assign(process.env, { NODE_ENV: "production" });

const folder = path.join(dir, ".next/static");
const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
const precompressed = new Set(
  files.filter((file) => file.endsWith(".br")).map((file) => `/_next/static/${file.slice(0, -".br".length)}`),
);

const app = next({ dir, port, dev: false });
await app.prepare();
const handle = app.getRequestHandler();
const compress = compression();

/** Next sends the file beside it, with the headers of any file of the build, and leaves what is set here. */
function preferBrotli(request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (!precompressed.has(pathname)) return;
  response.setHeader("Vary", "Accept-Encoding");
  if (!/\bbr\b/.test(request.headers["accept-encoding"] ?? "")) return;
  response.setHeader("Content-Encoding", "br");
  response.setHeader("Content-Type", TYPES[path.extname(pathname)] ?? "application/octet-stream");
  request.url = `${pathname}.br`;
}

/**
 * A page that a browser opens for the first time: any of a visitor's, and the one where a supplier deposits once a year. Elsewhere signed-in
 * people have the scripts in their cache and work at once, and long pages come piece by piece.
 */
function isFirstView({ method, headers, url }: IncomingMessage): boolean {
  const page = method === "GET" && (headers.accept ?? "").includes("text/html") && headers.rsc === undefined;
  const signedIn = /(^|;\s*)(__Host-)?chorale\.session=/.test(headers.cookie ?? "");
  return page && (!signedIn || new URL(url ?? "/", "http://localhost").pathname === routes.deposit());
}

const answered = createFloodGate(Number(process.env.TRUSTED_PROXIES || 1));

const server = createServer((request, response) => {
  if (answered(request, response)) return;
  compress(request as never, response as never, () => {
    preferBrotli(request, response);
    if (isFirstView(request)) changePage(response, lateScripts);
    handle(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
});

server.once("error", (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(port);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    setTimeout(() => server.closeAllConnections(), PATIENCE).unref();
    server.close(() => void app.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
  });
