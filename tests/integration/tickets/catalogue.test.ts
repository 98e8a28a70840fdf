import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/index.ts";
import { saveCategory, saveSubcategory, ticketCatalogue } from "#lib/tickets/index.ts";
import { must } from "#tests/factories/invoices.ts";
import { actorOf, makeUser } from "#tests/factories/people.ts";
import { UNKNOWN } from "#tests/factories/team.ts";
import { subcategory } from "#tests/factories/tickets.ts";

let support: Actor;
let admin: Actor;

beforeAll(async () => {
  support = await actorOf((await makeUser({ systemRole: "SUPPORT" })).id);
  admin = await actorOf((await makeUser({ systemRole: "ADMIN" })).id);
});

describe("F-99 what tickets are about", () => {
  it("is changed by administrators alone, in both languages, without touching tickets", async () => {
    const names = { labelFr: "Ma catégorie", labelEn: "My category" };
    const category = { categoryId: "", ...names, targetHours: "4", active: "oui" as const };
    expect(await saveCategory(support, category)).toMatchObject({ code: "NOT_FOUND" });
    const { id } = must(await saveCategory(admin, category));
    const kind = { kind: "BUSINESS" as const, objectKind: "" as const, audience: "EVERYONE" as const };
    const sub = { subcategoryId: "", categoryId: id, ...names, ...kind, active: "oui" as const };
    expect(await saveSubcategory(support, sub)).toMatchObject({ code: "NOT_FOUND" });
    expect(await saveSubcategory(admin, { ...sub, categoryId: UNKNOWN })).toMatchObject({ code: "NOT_FOUND" });
    const added = must(await saveSubcategory(admin, sub));
    const shown = async (audience: "SIGNED_IN" | "EVERYONE") =>
      (await ticketCatalogue(audience, "fr")).find((one) => one.id === id)?.subcategories.map(({ name }) => name);
    expect(await shown("SIGNED_IN")).toEqual(["M - Ma catégorie"]);
    expect(await shown("EVERYONE")).toBeUndefined();
    const { active: _, ...off } = sub;
    must(await saveSubcategory(admin, { ...off, subcategoryId: added.id }));
    expect(await shown("SIGNED_IN")).toBeUndefined();
    expect(await subcategory("DESTINATAIRE")).toBeTruthy();
  });
});
