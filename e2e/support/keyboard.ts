import { expect, type Locator } from "@playwright/test";

/** More steps than any page has places: what is not reached by then cannot be. */
const MOST_STEPS = 150;

/**
 * What a person does who has no mouse: the focus goes by Tab alone to where it is wanted, and the keys do the rest. A thing that the
 * focus does not reach fails the test that looks for it.
 */
export const keyboard = { reach, press, type, choose, check, attach };

/** Moves the focus there. On a page just opened, over the link past the menus. */
async function reach(target: Locator): Promise<void> {
  await target.waitFor();
  const page = target.page();
  if (await page.evaluate(() => document.activeElement === document.body || document.activeElement === null)) {
    await page.keyboard.press("Tab");
    const skips = await target.evaluate(
      (wanted) =>
        document.activeElement?.getAttribute("href") === "#contenu" &&
        document.querySelector("main")?.contains(wanted) === true,
    );
    if (skips) await page.keyboard.press("Enter");
  }
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const where = await target.evaluate((wanted) => {
      const now = document.activeElement;
      if (now === wanted) return "there";
      return now && now.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? "before" : "after";
    });
    if (where === "there") return;
    await page.keyboard.press(where === "before" ? "Shift+Tab" : "Tab");
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** A link, a button, the heading of what unfolds. */
async function press(target: Locator): Promise<void> {
  await reach(target);
  await target.page().keyboard.press("Enter");
}

/** Over what a field held. */
async function type(target: Locator, text: string): Promise<void> {
  await reach(target);
  await target.press("ControlOrMeta+A");
  await target.page().keyboard.insertText(text);
}

/** One of a list that unfolds, by the arrows. */
async function choose(target: Locator, label: string | RegExp): Promise<void> {
  await reach(target);
  const chosen = target.locator("option:checked");
  for (let step = 0; step < 60; step += 1) {
    const text = ((await chosen.textContent()) ?? "").trim();
    if (typeof label === "string" ? text === label : label.test(text)) return;
    await target.page().keyboard.press("ArrowDown");
  }
  throw new Error(`the arrows do not reach ${label}`);
}

/** One of several choices: Tab leads to the group, arrows move in it. */
async function check(target: Locator): Promise<void> {
  const page = target.page();
  const name = await target.getAttribute("name");
  const group = page.locator(`input[type=radio][name="${name}"]`);
  const chosen = group.and(page.locator(":checked"));
  await reach((await chosen.count()) > 0 ? chosen : group.first());
  await page.keyboard.press("Space");
  for (let step = await group.count(); step > 0 && !(await target.isChecked()); step -= 1)
    await page.keyboard.press("ArrowDown");
  await expect(target).toBeChecked();
}

/**
 * A file, through the dialog that the field opens. That the test answers it is told to the browser while the key is on its way: a dialog that
 * was there before is lost, and the key pressed again.
 */
async function attach(target: Locator, name: string, text: string): Promise<void> {
  await expect(async () => {
    await reach(target);
    const opened = target.page().waitForEvent("filechooser", { timeout: 5_000 });
    const [chooser] = await Promise.all([opened, target.page().keyboard.press("Space")]);
    await chooser.setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  }).toPass({ timeout: 30_000 });
}
