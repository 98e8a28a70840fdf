import { expect, type Page } from "@playwright/test";
import { startingWith, type Words } from "#e2e/support/words.ts";

/** Asking to be attached, and deciding about it. */
export class AttachmentPage {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
  }

  async find(identifier: string): Promise<void> {
    const { askAttachment } = this.words;
    await this.page.goto("/organisation/rattachements/demander");
    await this.page.locator("input[name=identifier]").fill(identifier);
    await this.page.getByRole("button", { name: askAttachment.find }).click();
  }

  async ask(comment: string): Promise<void> {
    const { askAttachment } = this.words;
    await this.page.getByLabel(startingWith(askAttachment.comment)).fill(comment);
    await this.page.getByRole("button", { name: askAttachment.submit, exact: true }).click();
  }

  async expectSent(): Promise<void> {
    await expect(this.page).toHaveURL(/\/mon-compte\/rattachements\?demande=true/);
    await expect(this.page.getByText(this.words.attachments.requestSent, { exact: true })).toBeVisible();
  }

  /** From the menu to the request of a person, as a manager does it. */
  async openRequest(person: string): Promise<void> {
    const { approvals } = this.words;
    await this.page.goto("/");
    await this.page
      .getByRole("navigation")
      .getByRole("link", { name: startingWith(approvals.title) })
      .click();
    await this.page.getByRole("row").filter({ hasText: person }).getByRole("link", { name: person }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(person);
  }

  async approve(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.approvals.approve }).click();
    await this.page.waitForURL(/\/approbations\?decision=/);
  }

  async refuse(reason: string): Promise<void> {
    const { approvals } = this.words;
    await this.page.getByLabel(startingWith(approvals.refuseReason)).fill(reason);
    await this.page.getByRole("button", { name: approvals.refuse }).click();
  }
}
