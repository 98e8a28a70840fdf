import { expect, type Page } from "@playwright/test";
import { startingWith, type Words } from "#e2e/support/words.ts";

export type NewStructure = {
  readonly type?: keyof Words["identifierTypes"];
  readonly identifier: string;
  readonly name: string;
};

/** From the identifier to the banner: the three screens of « Créer une structure ». */
export class StructurePage {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
  }

  /** The field whose label starts so: « (obligatoire) » stands after it. */
  field(label: string) {
    return this.page.getByRole("main").getByLabel(startingWith(label)).first();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name, exact: true }).click();
  }

  async heading(name: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  async identify({ type = "SIRET", identifier }: Pick<NewStructure, "type" | "identifier">): Promise<void> {
    const { createStructure, identifierTypes } = this.words;
    await this.page.getByRole("radio", { name: startingWith(identifierTypes[type].name) }).check();
    await this.field(createStructure.identifier).fill(identifier);
    await this.press(createStructure.next);
  }

  async describe(name: string): Promise<void> {
    const { createStructure } = this.words;
    await this.field(createStructure.legalName).fill(name);
    await this.field(createStructure.addressLine).fill("12 rue des Ormes");
    await this.field(createStructure.postcode).fill("45000");
    await this.field(createStructure.town).fill("Orléans");
    await this.press(createStructure.toCheck);
  }

  /** All of it; ends on the page of the structures with its banner. */
  async create(structure: NewStructure): Promise<void> {
    await this.identify(structure);
    await this.heading(this.words.createStructure.detailsTitle);
    await this.describe(structure.name);
    await this.heading(this.words.createStructure.checkTitle);
    await this.press(this.words.createStructure.submit);
    await expect(this.page).toHaveURL(/\/organisation\/structures\?cree=true/);
    await expect(this.page.getByText(this.words.structures.created)).toBeVisible();
  }
}
