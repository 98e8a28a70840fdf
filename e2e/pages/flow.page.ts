import { expect, type Locator, type Page } from "@playwright/test";
import { DepositPage, type UploadedFile } from "#e2e/pages/deposit.page.ts";
import type { Words } from "#e2e/support/words.ts";

/** From an archive to the report of each of its files: Déposer facture, the page of the flow, Suivi des flux. */
export class FlowPage {
  readonly page: Page;
  readonly words: Words["flows"];
  readonly deposit: DepositPage;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words.flows;
    this.deposit = new DepositPage(page, words);
  }

  /** Drops an archive and waits for the page of its flow; returns its address. */
  async drop(file: UploadedFile): Promise<string> {
    await this.deposit.open();
    await this.deposit.choose(file);
    await this.page.waitForURL(/\/flux\/[0-9a-f-]{36}/, { timeout: 30_000 });
    return this.page.url();
  }

  /** The line of a file in the report. */
  row(path: string): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: path, exact: true }) });
  }

  /** Waits until no file waits any more, by itself or by asking again. */
  async untilDone(): Promise<void> {
    await expect(this.page.getByRole("progressbar")).toHaveCount(0, { timeout: 60_000 });
  }

  async outcome(path: string, outcome: keyof Words["flows"]["sheet"]["outcomes"]): Promise<void> {
    await expect(this.row(path)).toContainText(this.words.sheet.outcomes[outcome]);
  }
}
