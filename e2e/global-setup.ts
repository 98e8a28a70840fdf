import { chromium, type FullConfig } from "@playwright/test";
import { onDatabase, signInByCookie } from "#e2e/support/database.ts";
import { PEOPLE, type Person, sessionFile } from "#e2e/support/people.ts";

/** Opens a session for each person; the tests start from their cookies. Signing in itself is played by its own tests. */
export default async function setup(config: FullConfig): Promise<void> {
  const { baseURL, launchOptions, locale } = config.projects[0]?.use ?? {};
  const browser = await chromium.launch(launchOptions);
  try {
    for (const person of Object.keys(PEOPLE) as Person[]) {
      const [row] = await onDatabase<{ id: string }>(`select id from "user" where login_email = $1`, [PEOPLE[person]]);
      if (!row) throw new Error(`${PEOPLE[person]} is not among the people of the demonstration`);
      const context = await browser.newContext({ baseURL, locale });
      await signInByCookie(context, baseURL ?? "", row);
      await context.storageState({ path: sessionFile(person) });
      await context.close();
    }
  } finally {
    await browser.close();
  }
}
