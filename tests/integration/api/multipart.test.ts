import { describe, expect, it } from "vitest";
import { draftSave } from "#app/(portal)/facturation/factures-emises/deposer/draft-input.ts";
import { FILES_AT_ONCE, readMultipart } from "#app/api/multipart.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";

type Got = { fileName: string; size: number; key: string | undefined };

async function receive(request: Request, most = Number.POSITIVE_INFINITY) {
  const files: Got[] = [];
  const result = await readMultipart(request, async ({ fileName, stream }, fields) => {
    let size = 0;
    for await (const chunk of stream) {
      size += chunk.length;
      // What a command does once the file is too large: it stops reading.
      if (size > most) break;
    }
    files.push({ fileName, size, key: fields.get("cle") });
  });
  return { result, files };
}

function post(body: FormData | ReadableStream<Uint8Array> | string, headers: Record<string, string> = {}): Request {
  return new Request("http://portal.test/api/depots", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

function form(
  files: readonly (readonly [string, number])[],
  fields: Record<string, string> = { cle: "k-1" },
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const [name, size] of files) data.append("fichier", new File([new Uint8Array(size).fill(65)], name));
  return data;
}

describe("a posted form with files", () => {
  it.each([
    ["is not a form", post("hello", { "content-type": "text/plain" }), "INVALID_INPUT"],
    ["has no boundary", post("--x", { "content-type": "multipart/form-data" }), "UPLOAD_BROKEN"],
    [
      "ends in the middle",
      post("--x\r\ncontent-dispo", { "content-type": "multipart/form-data; boundary=x" }),
      "UPLOAD_BROKEN",
    ],
  ])("that %s is refused, never thrown", async (_, request, code) => {
    expect((await receive(request)).result).toMatchObject({ ok: false, code });
  });

  it("cut while a file is on its way is refused, and nothing hangs", async () => {
    const whole = new Uint8Array(await new Response(form([["a.pdf", 300_000]])).arrayBuffer());
    const type = new Response(form([["a.pdf", 300_000]])).headers.get("content-type") ?? "";
    const boundary = new TextDecoder().decode(whole.subarray(2, 80)).split("\r\n")[0];
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(whole.subarray(0, 150_000));
        controller.close();
      },
    });
    expect(type).toContain("multipart/form-data");
    const request = post(body, { "content-type": `multipart/form-data; boundary=${boundary}` });
    expect((await receive(request)).result).toMatchObject({ ok: false, code: "UPLOAD_BROKEN" });
  });

  it("says so when there are too many files, once the first ones are received", async () => {
    const files = Array.from({ length: FILES_AT_ONCE + 2 }, (_, i) => [`${i}.pdf`, 10] as const);
    const { result, files: got } = await receive(post(form(files)));
    expect(result).toMatchObject({ ok: false, code: "TOO_MANY_FILES" });
    expect(got).toHaveLength(FILES_AT_ONCE);
  });

  it("gives the rest of a form whose file was left half read", async () => {
    const { result, files } = await receive(
      post(
        form([
          ["gros.pdf", 12_000_000],
          ["b.pdf", 5],
        ]),
      ),
      1_000_000,
    );
    expect(result.ok).toBe(true);
    expect(files.map((file) => file.fileName)).toEqual(["gros.pdf", "b.pdf"]);
  });

  it("never hands on more than one byte over the highest limit", async () => {
    const { files } = await receive(post(form([["gros.zip", 32_000_000]])));
    expect(files[0]?.size).toBe(30 * 1024 * 1024 + 1);
  });

  it("gives names as they are, and the fields that came before", async () => {
    const { result, files } = await receive(post(form([["Facture été n°1 – œuvre.pdf", 3]])));
    expect(files).toEqual([{ fileName: "Facture été n°1 – œuvre.pdf", size: 3, key: "k-1" }]);
    expect(result).toMatchObject({ ok: true });
  });

  it("takes a file field left empty for no file", async () => {
    expect((await receive(post(form([["", 0]])))).files).toEqual([]);
  });
});

describe("the form of a draft", () => {
  const id = "01a209c8-2d68-7e2b-8ec2-de30aef3cb74";
  const read = (fields: Record<string, string>) => draftSave(id, new Map(Object.entries(fields)));

  it("changes only the fields that were posted, and knows no other", () => {
    const save = read({ version: "3", number: "A1", status: "MISE_EN_PAIEMENT", supplierId: "x" });
    expect(save).toEqual({ invoiceId: id, version: "3", locale: "fr", fields: { number: "A1" } });
  });

  it("F-59 fills the SIRET of the State only where none was typed", () => {
    expect(read({ etat: "oui", recipientIdentifier: "" }).fields).toEqual({ recipientIdentifier: STATE_SIRET });
    expect(read({ etat: "oui", recipientIdentifier: "123" }).fields).toEqual({ recipientIdentifier: "123" });
    expect(read({ etat: "non", recipientIdentifier: "" }).fields).toEqual({ recipientIdentifier: "" });
  });

  const TOWN = "21690123100011";
  it.each([
    ["« Oui » over another SIRET puts the State's", "oui", TOWN, TOWN, STATE_SIRET],
    ["« Non » under the State's SIRET takes it away", "non", STATE_SIRET, STATE_SIRET, ""],
    ["« Non » with another SIRET typed keeps that one", "non", STATE_SIRET, TOWN, TOWN],
    ["another SIRET under a « Oui » left alone is kept", "oui", STATE_SIRET, TOWN, TOWN],
    ["the State's SIRET under a « Non » left alone is kept", "non", "", STATE_SIRET, STATE_SIRET],
    [
      "the State's SIRET in groups is the State's",
      "oui",
      "110 002 011 00044",
      "110 002 011 00044",
      "110 002 011 00044",
    ],
    ["a « Oui » left alone over a field made empty fills it again", "oui", STATE_SIRET, "", STATE_SIRET],
  ])("F-59 without a script: %s", (_, etat, before, recipientIdentifier, kept) => {
    const avant = JSON.stringify({ fields: { recipientIdentifier: before } });
    expect(read({ etat, avant, recipientIdentifier }).fields).toEqual({ recipientIdentifier: kept });
  });

  it("takes the recipient that was chosen among those proposed", () => {
    const save = read({ recipientIdentifier: "nice", destinataire: "98765432100029" });
    expect(save.fields).toEqual({ recipientIdentifier: "98765432100029" });
    expect(read({ recipientIdentifier: "nice", destinataire: "<script>" }).fields).toEqual({
      recipientIdentifier: "nice",
    });
  });

  it("F-66 reads the lines of the VAT detail in their order", () => {
    const save = read({
      "vatLines.1.rate": "10",
      "vatLines.0.rate": "20",
      "vatLines.0.base": "100",
      "vatLines.x.rate": "1",
    });
    expect(save.vatLines).toEqual([
      { rate: "20", base: "100", tax: "" },
      { rate: "10", base: "", tax: "" },
    ]);
  });
});
