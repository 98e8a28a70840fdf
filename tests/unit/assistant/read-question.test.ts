import { describe, expect, it } from "vitest";
import { isClose } from "#lib/assistant/domain/close-words.ts";
import { readTurns } from "#lib/assistant/domain/conversation.ts";
import { readQuestion } from "#lib/assistant/domain/read-question.ts";

describe("F-121 what a question holds", () => {
  it.each([
    ["où en est FA-2026-0117 ?", ["FA-2026-0117"], true],
    ["facture n°FA-2026-0117.", ["FA-2026-0117"], true],
    ["invoice 20260042 please", ["20260042"], true],
    ["facture F 2026", ["2026", "F2026", "F-2026"], true],
    ["payé en 30 jours", [], false],
    ["la facture de 2026", ["2026"], false],
    ["40 euros d’indemnité", [], false],
  ])("%s", (question, numbers, asksAfterNumber) => {
    const reading = readQuestion(question);
    expect(reading.numbers).toEqual(numbers);
    expect(reading.asksAfterNumber).toBe(asksAfterNumber);
  });

  it.each([
    ["je voudrais parler à quelqu’un", "human"],
    ["can I SPEAK to a human", "human"],
    ["comment parler du délai", null],
    ["renvoyer le lien d’activaton", "activation"],
    ["bonjour", "greeting"],
    ["bonjour, comment déposer une facture ?", null],
    ["merci !", "thanks"],
  ])("hears the wish in « %s »", (question, wish) => {
    expect(readQuestion(question).wish).toBe(wish);
  });

  it.each([
    ["que veut dire suspendue", "SUSPENDUE"],
    ["ma facture est à recycler", "A_RECYCLER"],
    ["statut : mise à disposition du comptable", "MISE_A_DISPOSITION_COMPTABLE"],
    ["what does rejcted mean", "REJETEE"],
    ["comment rejeter une facture", null],
    ["mon siret est refusé", null],
    ["delete a draft", null],
    ["la facture suspendue peut-elle être corrigée par un collègue", null],
  ])("hears the status in « %s »", (question, status) => {
    expect(readQuestion(question).status).toBe(status);
  });

  it("finds an address whatever stands around it", () => {
    expect(readQuestion("mon adresse : <Jean.Dupont@Exemple.fr>.").email).toBe("jean.dupont@exemple.fr");
    expect(readQuestion("jean chez exemple").email).toBeNull();
  });

  it("takes a slip of the finger for the word, and no other word for it", () => {
    expect(isClose("activaton", "activation")).toBe(true);
    expect(isClose("cetrificat", "certificat")).toBe(true);
    expect(isClose("rejeter", "rejetee")).toBe(true);
    expect(isClose("hi", "ho")).toBe(false);
    expect(isClose("mail", "main")).toBe(false);
    expect(isClose("deposer", "reposer")).toBe(false);
  });
});

describe("the conversation that a page carries", () => {
  const turn = { asked: "a", said: { text: ["b"], links: [{ href: "/aide/x", label: "X" }] } };

  it("takes nothing that is no conversation", () => {
    for (const text of ["", "{", "null", "{}", '[1,null,"x",{"asked":1}]', '[{"asked":"a","said":{}}]'])
      expect(readTurns(text)).toEqual([]);
    expect(readTurns(JSON.stringify([{ asked: "a".repeat(7_000), said: { text: [], links: [] } }]))).toEqual([]);
  });

  it("keeps the last turns, and no link out of the portal", () => {
    const evil = { href: "//ailleurs.example", label: "X" };
    const script = { href: "javascript:alert(1)", label: "X" };
    const carried = [{ ...turn, said: { ...turn.said, links: [evil, script, ...turn.said.links] } }];
    expect(readTurns(JSON.stringify(carried))).toEqual([turn]);
    expect(readTurns(JSON.stringify(Array.from({ length: 30 }, () => turn)))).toHaveLength(12);
  });
});
