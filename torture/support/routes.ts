import { globSync } from "node:fs";

/** A route of the app folder. `pattern`: its address with the names of its parts, `/api/documents/[documentId]`. */
export type AppRoute = { readonly kind: "page" | "handler"; readonly pattern: string };

/** Every page and route handler, read from the folder itself: what exists is in the list. */
export function appRoutes(): AppRoute[] {
  return globSync("app/**/{page.tsx,route.ts}")
    .map((file) => file.replaceAll("\\", "/"))
    .map((file) => ({
      kind: file.endsWith("/page.tsx") ? ("page" as const) : ("handler" as const),
      pattern:
        file
          .replace(/^app/, "")
          .replace(/\/(page\.tsx|route\.ts)$/, "")
          .replace(/\/\([^)]+\)/g, "") || "/",
    }))
    .sort((a, b) => a.pattern.localeCompare(b.pattern));
}

/** The address with values in place of its names; a name without a value gets `other`. */
export function fill(pattern: string, values: Readonly<Record<string, string>>, other: string): string {
  return pattern.replace(/\[([^\]]+)\]/g, (_, name: string) => encodeURIComponent(values[name] ?? other));
}
