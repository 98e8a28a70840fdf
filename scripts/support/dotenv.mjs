/** Loaded first by the commands of a real portal: reads `.env`, as Next does for the web process. What the environment already says wins. */
import { existsSync } from "node:fs";

if (existsSync(".env")) process.loadEnvFile(".env");
