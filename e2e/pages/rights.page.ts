import { expect, type Page } from "@playwright/test";
import type { Words } from "#e2e/support/words.ts";

/** The people of a structure and their rights, as a manager sees and changes them. */
export class RightsPage {
  readonly page: Page;
  readonly words: Words;
  readonly structureId: string;

  constructor(page: Page, words: Words, structureId: string) {
    this.page = page;
    this.words = words;
    this.structureId = structureId;
  }

  path(rest: string): string {
    return `/organisation/structures/${this.structureId}/${rest}`;
  }

  cell(person: string, application: keyof Words["rights"]["applications"]) {
    const label = this.words.matrix.cell
      .replace("{application}", this.words.rights.applications[application])
      .replace("{name}", person);
    return this.page.getByLabel(label, { exact: true });
  }

  async openMatrix(query = ""): Promise<void> {
    await this.page.goto(this.path(`habilitations${query}`));
    await expect(this.page.getByRole("heading", { level: 2, name: this.words.matrix.title })).toBeVisible();
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.matrix.save }).click();
    await expect(this.page).toHaveURL(/fait=/);
  }

  async expectNoRight(managers: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: this.words.forbidden.title })).toBeVisible();
    await expect(this.page.locator("main")).toContainText(managers);
  }
}
