import { expect, type Page } from "@playwright/test";
import { startingWith, type Words } from "#e2e/support/words.ts";

export type UploadedFile = { name: string; mimeType: string; buffer: Buffer };

/** From the file to the recap: Déposer facture, the form, the last look, Récapitulatif. */
export class DepositPage {
  readonly page: Page;
  readonly words: Words["deposit"];

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words.deposit;
  }

  async open(): Promise<void> {
    await this.page.goto("/facturation/factures-emises/deposer");
    await expect(this.page.getByRole("heading", { level: 1, name: this.words.title })).toBeVisible();
  }

  async choose(files: UploadedFile | string | UploadedFile[]): Promise<void> {
    await this.page.locator('input[type="file"]').first().setInputFiles(files);
    await this.page.getByRole("button", { name: this.words.send, exact: true }).click();
  }

  /** Drops one file and waits for its form; returns the address of the draft. */
  async depositOne(file: UploadedFile | string): Promise<string> {
    await this.choose(file);
    await this.page.waitForURL(/\/deposer\/[0-9a-f-]{36}/, { timeout: 60_000 });
    return this.page.url();
  }

  field(name: keyof Words["deposit"]["form"]) {
    const label = startingWith(this.words.form[name] as string);
    return this.page.getByRole("main").getByLabel(label).and(this.page.locator("input, select, textarea")).first();
  }

  /** What no invoice says in the terms of the form. */
  async complete(): Promise<void> {
    await this.field("vatType").selectOption("TVA_SUR_DEBIT");
    await this.field("paymentMode").selectOption("VIREMENT");
    const account = this.field("bankAccount");
    if ((await account.inputValue()) === "") await account.selectOption({ index: 1 });
  }

  async validate(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.form.validate, exact: true }).last().click();
  }

  /** From a complete form to the recap; returns the id of the invoice. */
  async send(): Promise<string> {
    await this.validate();
    await this.page.waitForURL(/\/verifier/);
    await this.page.getByRole("button", { name: this.words.check.send, exact: true }).click();
    await this.page.waitForURL(/\/recapitulatif/);
    await expect(this.page.getByText(this.words.recap.sentTitle)).toBeVisible();
    return /factures-emises\/([0-9a-f-]{36})/.exec(this.page.url())?.[1] ?? "";
  }
}
