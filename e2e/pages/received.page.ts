import { expect, type Page } from "@playwright/test";
import { startingWith, type Words } from "#e2e/support/words.ts";

/** Factures reçues: the inbox and the sheet of one invoice, as the public agent sees them. */
export class ReceivedPage {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
  }

  /** Waits until the invoice is in the inbox (a job brings it there), then opens it. */
  async openInvoice(number: string): Promise<void> {
    const row = this.page.getByRole("link", { name: number, exact: true }).first();
    await expect(async () => {
      await this.page.goto("/facturation/factures-recues");
      // What is not in the page as it came will not come without asking again.
      await expect(row).toBeVisible({ timeout: 250 });
    }).toPass({ timeout: 30_000 });
    await row.click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(number);
  }

  async move(event: keyof Words["treat"]["events"], more: { motif?: string; comment?: string } = {}): Promise<void> {
    await this.choose(event, more);
    await this.submit();
  }

  /** Fills the form and stops there. */
  async choose(event: keyof Words["treat"]["events"], more: { motif?: string; comment?: string } = {}): Promise<void> {
    const { treat } = this.words;
    await this.page.getByRole("radio", { name: startingWith(treat.events[event].label) }).check();
    if (more.motif) await this.page.locator(`[data-for="${event}"] select`).selectOption(more.motif);
    if (more.comment) await this.page.getByLabel(startingWith(treat.comment)).fill(more.comment);
  }

  async submit(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.treat.submit, exact: true }).click();
  }

  /** The page says that the move was recorded, and to which status it led. */
  async expectMoved(status: keyof Words["invoiceStatus"]): Promise<void> {
    const { treat, invoiceStatus } = this.words;
    const said = treat.done.replace("{status}", invoiceStatus[status]);
    await expect(this.page.getByRole("main").getByText(said)).toBeVisible();
  }

  async expectStatus(status: keyof Words["invoiceStatus"]): Promise<void> {
    await expect(this.page.getByRole("main").getByText(this.words.invoiceStatus[status]).first()).toBeVisible();
  }
}
