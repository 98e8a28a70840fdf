import { describe, expect, it } from "vitest";
import { helpPage, helpParts, loadHelp, searchHelp } from "#lib/help/index.ts";
import { db } from "#lib/platform/db.ts";

const url = () => process.env.DATABASE_URL ?? "";
const first = async (text: string, locale = "fr") => (await searchHelp(text, locale, 3))[0]?.slug;

describe("F-109 the help in the database", () => {
  it("is loaded by the migration, once: what did not change is left alone", async () => {
    expect(await db().helpPage.count()).toBeGreaterThan(80);
    expect(await loadHelp(url())).toBe(0);
  });

  it("follows the files: a page that is not of this version goes, one that was changed comes back", async () => {
    await db().helpPage.create({
      data: {
        locale: "fr",
        slug: "ancienne",
        title: "Ancienne",
        summary: "x",
        topic: "compte",
        audiences: [],
        keywords: "x",
        position: 1,
        updatedOn: new Date("2026-01-01"),
        body: "x",
        hash: "x",
      },
    });
    await db().helpPage.updateMany({
      where: { locale: "fr", slug: "mot-de-passe" },
      data: { hash: "old", title: "?" },
    });
    expect(await Promise.all([loadHelp(url()), loadHelp(url())]).then((done) => done.sort())).toEqual([0, 2]);
    expect(await helpPage("fr", "ancienne")).toBeNull();
    expect((await helpPage("fr", "mot-de-passe"))?.page.title).toBe("Le mot de passe");
  });

  it("is listed by part and for an audience, and each page knows its neighbours", async () => {
    const all = await helpParts("fr", null);
    const recipients = await helpParts("fr", "entite-publique");
    expect(all.map(({ topic }) => topic).slice(0, 2)).toEqual(["demarrer", "compte"]);
    expect(recipients.flatMap(({ pages }) => pages).length).toBeLessThan(all.flatMap(({ pages }) => pages).length);
    const reading = await helpPage("en", "second-facteur");
    expect([reading?.previous?.slug, reading?.next?.slug]).toEqual(["se-connecter", "telephone-perdu"]);
  });

  it.each([
    ["j'ai perdu mon téléphone", "telephone-perdu"],
    ["facture suspendue que faire", "facture-suspendue"],
    ["comment corriger une facture a recycler", "facture-a-recycler"],
    ["ma facture a ete rejettee", "facture-rejetee"],
    ["interets de retard 40 euros", "interets-moratoires"],
    ["déposer plusieurs factures zip", "deposer-un-lot"],
    ["mandat de facturation", "saisir-une-facture"],
    ["changer d'iban", "coordonnees-bancaires"],
    ["mot de pase oublié", "mot-de-passe"],
    ["lien d'activation expiré", "creer-un-compte"],
    ["qu'est-ce que le certificat de dépôt", "certificat-et-recus"],
    ["quand serai-je payé", "delai-de-paiement"],
  ])("answers « %s » with %s", async (asked, slug) => {
    expect(await first(asked)).toBe(slug);
  });

  it.each([
    ["I lost my phone", "telephone-perdu"],
    ["forgotten pasword", "mot-de-passe"],
    ["late payment interest", "interets-moratoires"],
    ["my invoice was rejected", "facture-rejetee"],
  ])("answers “%s” with %s", async (asked, slug) => {
    expect(await first(asked, "en")).toBe(slug);
  });

  it("points at the part that answers, and bears anything typed", async () => {
    const [hit] = await searchHelp("je ne reçoit pas mon code", "fr", 1);
    expect(hit).toMatchObject({ slug: "se-connecter", anchor: "je-ne-recois-pas-le-code" });
    expect(hit?.coverage).toBeGreaterThan(0.6);
    for (const odd of ["", "   ", "le la les", "'; drop table help_page; --", "&|!:*()", "é".repeat(5000), "\u0000"])
      expect((await searchHelp(odd, "fr", 3)).length, odd.slice(0, 20)).toBeLessThanOrEqual(3);
    expect(await searchHelp("xyzzyplugh", "fr")).toEqual([]);
  });
});
