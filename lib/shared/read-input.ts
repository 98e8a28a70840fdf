import type { z } from "zod";
import { ok, type Result, refuse } from "#lib/shared/result.ts";

/** The input, or one problem per field. Schemas give codes as their messages; whatever is not one becomes INVALID. */
export function readInput<S extends z.ZodType>(schema: S, raw: unknown): Result<z.output<S>, "INVALID_INPUT"> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map((issue) => ({
    field: issue.path.join("."),
    code: /^[A-Z][A-Z_]+$/.test(issue.message) ? issue.message : "INVALID",
  }));
  return refuse("INVALID_INPUT", { fields });
}
