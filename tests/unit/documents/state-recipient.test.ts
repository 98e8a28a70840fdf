import { describe, expect, it } from "vitest";
import { readPages } from "#lib/documents/domain/read-pages.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import { pageOfLines } from "#tests/factories/documents/page-of-words.ts";

const NOBODY = { own: [], recipients: [] };
/** The threshold above which the form calls a value sure. */
const SURE = 0.9;

const ISSUER = ["ATELIER DU MARCHÉ", "SIRET : 732 829 320 00074", "Facture n° F-77", "Date : 05/01/2026"];
const AMOUNTS = ["", "", "Total HT : 1 000,00 EUR", "TVA 20 % : 200,00 EUR", "Net à payer : 1 200,00 EUR"];

function recipientOf(lines: readonly string[], known = NOBODY as Parameters<typeof readPages>[1]) {
  return readPages([pageOfLines([...ISSUER, ...lines, ...AMOUNTS])], known).fields.recipientSiret;
}

describe("F-59 the State as the client, by its name", () => {
  it.each([
    ["a ministry under « Client »", ["Client", "Ministère de la Justice", "13 place Vendôme"]],
    ["a ministry under « Facturé à », after a line", ["Facturé à :", "Service facturier", "MINISTÈRE DES ARMÉES"]],
    ["a ministry after its heading on the line", ["Destinataire : Ministère de l'Intérieur"]],
    ["a ministry beside its heading", ["Client :|Ministère chargé du Travail"]],
    [
      "a prefecture under a heading at the right",
      ["||Adresse de facturation", "||Préfecture du Loiret", "||181 rue de Bourgogne"],
    ],
    ["a prefecture of police", ["Client", "Préfecture de Police"]],
    ["a sub-prefecture", ["Client", "Sous-préfecture de Montargis"]],
    ["a rectorate", ["Client", "Rectorat de l'académie de Lyon"]],
    ["the State by name", ["Client", "État"]],
    ["the State with an article, after a heading", ["Client : L'État"]],
    ["the State without its accent", ["Acheteur : ETAT FRANÇAIS"]],
    ["the State and its ministry", ["Client", "État – Ministère de la Culture"]],
    [
      "a ministry where the address of a letter stands",
      ["||Ministère de la Justice", "||13 place Vendôme", "||75001 PARIS"],
    ],
  ])("is proposed, never as sure: %s", (_, lines) => {
    const read = recipientOf(lines);
    expect(read?.value).toBe(STATE_SIRET);
    expect(read?.confidence).toBeGreaterThan(0.5);
    expect(read?.confidence).toBeLessThan(SURE);
    // It comes with the place of the name, which the person looks at before saying yes.
    expect(read?.box).toMatchObject({ page: 1 });
  });

  it.each([
    ["« en l'état »", ["Client", "Mairie de Sainte-Reine", "Matériel repris en l'état"]],
    ["« en l'état » cut at the end of a line", ["Client", "Mairie de Sainte-Reine, matériel repris en", "l'état."]],
    ["« état des lieux »", ["Client", "État des lieux de sortie"]],
    ["the state of a payment", ["Client : Mairie de Sainte-Reine", "État : payée"]],
    ["the title of a column", ["Désignation||État", "Pose||fait"]],
    ["a table's column under the client", ["Client", "État :"]],
    [
      "legal text of the supplier",
      ["Client : Mairie de Sainte-Reine", "Cet enregistrement ne vaut pas agrément de", "l'État (article L. 6352-12)"],
    ],
    ["an approval by a prefecture", ["Association déclarée à la", "Préfecture de Paris sous le numéro W751234567"]],
    ["the same where an address would be", ["||Préfecture de Paris, récépissé 751234567"]],
    ["« Préfecture » inside an address", ["Client", "Cabinet Malric", "12 place de la Préfecture", "69003 LYON"]],
    ["an address whose line begins with it", ["Client", "Cabinet Malric", "Préfecture, bâtiment B"]],
    ["a place of delivery", ["Adresse de livraison", "Préfecture du Loiret"]],
    ["the issuer", ["Fournisseur", "Préfecture du Loiret"]],
    ["the site of the works, of another client", ["Client : Constructions Loubeyre||Préfecture du Loiret"]],
    ["a ministry's establishment", ["Client", "Agence placée sous la tutelle du Ministère de la Culture"]],
    ["the ministry as prosecutor", ["Client", "Ministère public"]],
  ])("is not proposed for %s", (_, lines) => {
    expect(recipientOf(lines)).toBeNull();
  });

  it("gives way to the number of another recipient", () => {
    const lines = ["Client", "Préfecture du Loiret, pour le compte de", "SIRET 356 000 000 00048"];
    expect(recipientOf(lines)?.value).toBe("35600000000048");
  });

  it("is less sure than its number printed", () => {
    const printed = recipientOf(["Client", "Ministère de la Justice", "SIRET 110 002 011 00044"]);
    expect(printed?.value).toBe(STATE_SIRET);
    expect(printed?.confidence).toBeGreaterThan(recipientOf(["Client", "Ministère de la Justice"])?.confidence ?? 1);
  });

  it("is not the client of its own invoices", () => {
    const lines = ["||Préfecture du Loiret", "||181 rue de Bourgogne"];
    expect(recipientOf(lines, { own: [STATE_SIRET], recipients: [] })).toBeNull();
  });

  it("is found in a picture too, less surely than in a text", () => {
    const lines = [...ISSUER, "Client", "Ministère de la Justice", ...AMOUNTS];
    const { recipientSiret } = readPages([pageOfLines(lines, "ocr")], NOBODY).fields;
    expect(recipientSiret).toMatchObject({ value: STATE_SIRET, origin: "ocr" });
    expect(recipientSiret?.confidence).toBeLessThan(
      recipientOf(["Client", "Ministère de la Justice"])?.confidence ?? 0,
    );
  });
});
