/** Loaded first by the commands of a real portal: reads `.env`. What the environment already says wins. Next alone would read it too late for PORT. */
import { existsSync } from "node:fs";

if (existsSync(".env")) process.loadEnvFile(".env");
