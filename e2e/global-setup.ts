import { chromium, type FullConfig } from "@playwright/test";
import { signIn } from "#e2e/pages/sign-in.page.ts";
import { PEOPLE, type Person, sessionFile } from "#e2e/support/people.ts";

/** Signs each person in once, for real; the tests then start from their cookies. */
export default async function setup(config: FullConfig): Promise<void> {
  const { baseURL, launchOptions, locale } = config.projects[0]?.use ?? {};
  const browser = await chromium.launch(launchOptions);
  try {
    for (const person of Object.keys(PEOPLE) as Person[]) {
      const context = await browser.newContext({ baseURL, locale });
      await signIn(await context.newPage(), PEOPLE[person]);
      await context.storageState({ path: sessionFile(person) });
      await context.close();
    }
  } finally {
    await browser.close();
  }
}
