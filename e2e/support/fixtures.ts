import { type Browser, type BrowserContext, test as base, type Page } from "@playwright/test";
import { type Person, sessionFile } from "#e2e/support/people.ts";
import type { Language } from "#e2e/support/words.ts";

export type As = (person: Person, options?: { language?: Language; scripts?: boolean }) => Promise<Page>;

async function open(
  browser: Browser,
  baseURL: string,
  person: Person,
  { language = "fr", scripts = true }: { language?: Language; scripts?: boolean } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    locale: language === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    storageState: sessionFile(person),
    javaScriptEnabled: scripts,
  });
  await context.addCookies([{ name: "langue", value: language, url: baseURL }]);
  return context;
}

/** `as("agent")`: a new window in which that person is signed in. */
export const test = base.extend<{ as: As }>({
  as: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, options) => {
      const context = await open(browser, baseURL ?? "", person, options);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from "@playwright/test";
