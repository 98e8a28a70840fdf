import { describe, expect, it } from "vitest";
import { typedValues } from "#lib/shared/form-state.ts";

function form(...entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("what a refused form shows again", () => {
  it("never sends a secret back", () => {
    const data = form(
      ["email", "a@b.fr"],
      ["password", "x"],
      ["motDePasse", "y"],
      ["mot-de-passe", "z"],
      ["code", "123456"],
    );
    expect(typedValues(data)).toEqual({ email: "a@b.fr" });
  });

  it("leaves out files and the fields of the framework", () => {
    const data = form(["$ACTION_ID_1", ""], ["piece", new File(["x"], "facture.pdf")], ["objet", "Toiture"]);
    expect(typedValues(data)).toEqual({ objet: "Toiture" });
  });

  it("keeps what was typed, as it was typed, and lists as lists", () => {
    const data = form(["montant", " 1 200,5 "], ["codeService", "A1"], ["choix", "a"], ["choix", "b"], ["vide", ""]);
    expect(typedValues(data)).toEqual({ montant: " 1 200,5 ", codeService: "A1", choix: ["a", "b"], vide: "" });
  });
});
