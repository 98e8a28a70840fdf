import { describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import {
  countTickets,
  DESK_TABS,
  exportTickets,
  ISSUED_TABS,
  listTickets,
  readTicketAddress,
} from "#lib/tickets/index.ts";
import { must } from "#tests/factories/invoices.ts";
import { ask, makeDesk, move } from "#tests/factories/tickets.ts";

const filter = (over: Record<string, string> = {}) => readTicketAddress({ onglet: "ouverts", ...over }, ISSUED_TABS);

describe("F-103 F-105 lists", () => {
  it("count, find, sort by each column both ways and page without losing or repeating any", async () => {
    const { seller, supplier, recipient, clerk } = await makeDesk();
    const made: string[] = [];
    for (const title of ["Été", "abricot", "Zèbre", "étang", "Banane"])
      made.push(
        must(await ask(seller, supplier.id, { title, recipient: title === "Zèbre" ? recipient.identifier : "" }))
          .ticketId,
      );
    await db().ticket.update({ where: { id: made[0] ?? "" }, data: { title: "Été" } });
    expect(await countTickets(seller, "issued", ISSUED_TABS)).toEqual({ actions: 0, ouverts: 5, clos: 0 });
    must(await move(seller, "issued", made[4] ?? "", "close", { text: "" }));
    expect(await countTickets(seller, "issued", ISSUED_TABS)).toEqual({ actions: 0, ouverts: 4, clos: 1 });
    const titles = async (over: Record<string, string>) =>
      (await listTickets(seller, "issued", filter(over))).items.map(({ title }) => title);
    expect(await titles({ tri: "description" })).toEqual(["abricot", "étang", "Été", "Zèbre"]);
    expect(await titles({ recherche: "ETE" })).toEqual(["Été"]);
    expect(await titles({ recherche: "question entite" })).toEqual(["Zèbre"]);
    expect(await titles({ recherche: "ouvert abri" })).toEqual(["abricot"]);
    expect(await titles({ recherche: "100%_'" })).toEqual([]);
    for (const tri of ["numero", "description", "cree", "categorie", "sous-categorie", "statut"])
      for (const ordre of ["croissant", "decroissant"]) {
        const whole = await titles({ tri, ordre });
        const paged: string[] = [];
        for (let after: string | null = ""; after !== null; ) {
          const page = await listTickets(seller, "issued", { ...filter({ tri, ordre }), after: after || null }, 1);
          paged.push(...page.items.map(({ title }) => title));
          after = page.next;
        }
        expect(paged, `${tri} ${ordre}`).toEqual(whole);
        expect(new Set(whole).size).toBe(4);
      }
    const grouped = await titles({ groupe: "sous-categorie", tri: "description", ordre: "decroissant" });
    expect(grouped).toEqual(["Zèbre", "Été", "étang", "abricot"]);
    // By words without regard to letters, by the day in Paris, the latest first.
    expect(await titles({ groupe: "description", tri: "cree" })).toEqual(["abricot", "étang", "Été", "Zèbre"]);
    const [early = "", late = ""] = made;
    await db().ticket.update({ where: { id: early }, data: { createdAt: new Date("2026-01-09T23:30:00Z") } });
    await db().ticket.update({ where: { id: late }, data: { createdAt: new Date("2026-01-10T22:30:00Z") } });
    const byDay = await titles({ groupe: "cree", tri: "description", ordre: "decroissant" });
    expect(byDay).toEqual(["Zèbre", "étang", "Été", "abricot"]);
    const pages: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const asked = filter({ groupe: "sous-categorie", tri: "description", ordre: "decroissant" });
      const page = await listTickets(seller, "issued", { ...asked, after: after || null }, 1);
      pages.push(...page.items.map(({ title }) => title));
      after = page.next;
    }
    expect(pages).toEqual(grouped);
    const days: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const asked = filter({ groupe: "cree", tri: "description", ordre: "decroissant" });
      const page = await listTickets(seller, "issued", { ...asked, after: after || null }, 1);
      days.push(...page.items.map(({ title }) => title));
      after = page.next;
    }
    expect(days).toEqual(byDay);
    expect(await countTickets(clerk, "received", DESK_TABS)).toMatchObject({ libres: 1 });

    // The file of a list: its rows in its order, from the first one whatever page was shown, and of nobody else.
    const file = async (who: typeof seller, over: Record<string, string>) =>
      (await exportTickets(who, "issued", { ...filter(over), after: made[3] ?? null })).map(({ title }) => title);
    const sorted = { tri: "description", ordre: "decroissant" };
    expect(await file(seller, sorted)).toEqual(await titles(sorted));
    expect(await file(seller, { recherche: "ETE" })).toEqual(["Été"]);
    expect(await file(seller, { onglet: "clos" })).toEqual(["Banane"]);
    expect(await file((await makeDesk()).seller, {})).toEqual([]);
  });
});
