import { expect, type Locator, type Page } from "@playwright/test";
import { startingWith, type Words } from "#e2e/support/words.ts";

const ISSUED = "/facturation/factures-emises";

/** What a supplier does about an invoice that came back: Synthèse, its sheet, and the page of each gesture. */
export class ReturnedPage {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
  }

  async openSheet(invoiceId: string): Promise<void> {
    await this.page.goto(`${ISSUED}/${invoiceId}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** From the work list, by the link of the row. */
  async follow(gesture: keyof Words["issued"]["rowActions"], number: string): Promise<void> {
    await this.page.goto(`${ISSUED}/synthese`);
    await this.page.getByRole("link", { name: `${this.words.issued.rowActions[gesture]} ${number}` }).click();
  }

  field(label: string): Locator {
    return this.page.getByRole("main").getByLabel(startingWith(label));
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name, exact: true }).click();
  }

  async expectDone(done: keyof Words["issued"]["done"]): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: this.words.issued.done[done] })).toBeVisible();
  }

  async expectRefused(sentence: string): Promise<void> {
    await expect(this.page.getByRole("main").getByText(sentence).first()).toBeVisible();
  }

  /** A gesture that the invoice no longer waits for ends on its sheet, which says what it has become. */
  async expectTooLate(status: keyof Words["invoiceStatus"]): Promise<void> {
    const [, after = ""] = this.words.invoices.sheet.tooLate.split("{date}");
    const told = this.page.getByRole("alert").filter({ hasText: after.trim() });
    await expect(told).toContainText(this.words.invoiceStatus[status]);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  async ask(why: string): Promise<void> {
    const { cancellation } = this.words;
    const summary = this.page.locator("summary").filter({ hasText: cancellation.ask });
    if (!(await this.field(cancellation.why).isVisible())) await summary.click();
    await this.field(cancellation.why).fill(why);
    await this.press(cancellation.askSend);
  }
}
