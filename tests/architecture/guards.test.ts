import { describe, expect, it } from "vitest";
import { sources } from "#tests/architecture/sources.ts";

const app = sources().filter((source) => source.file.startsWith("app/"));
const without = (files: typeof app, wanted: RegExp) =>
  files.filter(({ text }) => !wanted.test(text)).map(({ file }) => file);

/** Pages that anyone may see, beside those of `app/(public)`. Any other that is not guarded fails the test: nothing is open by forgetting. */
const OPEN_PAGES = [
  // Links mailed to a new address, open to whoever holds them.
  "app/(auth)/adresse/connexion/page.tsx",
  "app/(auth)/adresse/contact/page.tsx",
  "app/(auth)/connexion/code/page.tsx",
  "app/(auth)/connexion/mot-de-passe-oublie/envoye/page.tsx",
  "app/(auth)/connexion/mot-de-passe-oublie/page.tsx",
  "app/(auth)/connexion/nouveau-mot-de-passe/page.tsx",
  "app/(auth)/connexion/page.tsx",
  "app/(auth)/inscription/activer/page.tsx",
  "app/(auth)/inscription/envoyee/page.tsx",
  "app/(auth)/inscription/page.tsx",
  // The mail of an invitation, open to whoever holds it.
  "app/(auth)/invitation/page.tsx",
  // The mail of a claim, open to whoever holds it.
  "app/(auth)/recuperation/objection/page.tsx",
  // Only sends on to its first tab, which is guarded.
  "app/(portal)/facturation/factures-emises/page.tsx",
  "app/demo/courrier/[messageId]/page.tsx",
  "app/demo/courrier/page.tsx",
];

describe("T-33 nothing is reached without asking who it is", () => {
  it("every page asks for the person itself, the middleware being no guard", () => {
    const pages = app.filter(
      ({ file }) => file.endsWith("/page.tsx") && !file.startsWith("app/(public)/") && !OPEN_PAGES.includes(file),
    );
    expect(pages.length).toBeGreaterThan(3);
    expect(
      without(
        pages,
        /\b(requireActor|requireRight|requireStaff|requireUser|requireFreshUser|currentActor|currentViewer)\(/,
      ),
    ).toEqual([]);
  });

  it("the list of open pages names only pages that exist", () => {
    const files = app.map(({ file }) => file);
    expect(OPEN_PAGES.filter((page) => !files.includes(page))).toEqual([]);
  });

  it("T-27 every route that writes checks the Origin", () => {
    const routes = app.filter(
      ({ file, text }) =>
        file.endsWith("/route.ts") && /export (async function|const) (POST|PUT|PATCH|DELETE)\b/.test(text),
    );
    expect(routes.length).toBeGreaterThan(0);
    expect(without(routes, /\bcheckOrigin\(|= postJson\(/)).toEqual([]);
    const builder = app.filter(({ file }) => file === "app/api/post-json.ts");
    expect(without(builder, /refuseFlood\([\s\S]*checkOrigin\([\s\S]*await work\(/)).toEqual([]);
    expect(builder).toHaveLength(1);
  });

  it("T-37 every route below /api counts who asks before it does anything, the proxy not being there", () => {
    const routes = app.filter(
      ({ file }) => /^app\/api\/.*\/route\.ts$/.test(file) && file !== "app/api/health/route.ts",
    );
    expect(routes.length).toBeGreaterThan(5);
    const uncounted = routes.filter(({ text }) => {
      // What the builder makes counts by itself: see above.
      if (/^export const POST = postJson\(/m.test(text) && !/export async function/.test(text)) return false;
      const handlers = text.match(/export async function (GET|POST|PUT|PATCH|DELETE)\b/g) ?? [];
      return handlers.length === 0 || (text.match(/await refuseFlood\(/g) ?? []).length !== handlers.length;
    });
    expect(uncounted.map(({ file }) => file)).toEqual([]);
  });

  it("T-27 every action of a page goes through the builder, or takes its first two steps itself", () => {
    const actions = app.filter(({ text }) => /^\s*["']use server["']/.test(text));
    expect(actions.length).toBeGreaterThan(2);
    const bare = without(actions, /= (formAction|publicFormAction)\(\{/);
    const own = actions.filter(({ file }) => bare.includes(file));
    expect(without(own, /\bcheckOrigin\([\s\S]*\bcurrentActor\(/)).toEqual([]);
  });

  it("only what is used before signing in is open to anyone", () => {
    const open = app.filter(({ text }) => /\bpublicFormAction\(/.test(text)).map(({ file }) => file);
    // The validator reads what it is given and keeps nothing; a ticket without account asks for a captcha, then for its mailed link.
    const known = [
      "app/(public)/validateur/validate.action.ts",
      "app/(public)/support/sans-compte/anonymous.action.ts",
    ];
    expect(open.filter((file) => !file.startsWith("app/(auth)/") && !known.includes(file))).toEqual([]);
  });
});
