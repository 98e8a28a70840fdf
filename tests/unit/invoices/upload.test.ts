import { afterEach, describe, expect, it, vi } from "vitest";
import { uploadFile } from "#components/invoices/deposit/resumable.ts";
import { uploadForm } from "#components/invoices/deposit/upload.ts";

type Asked = { readonly method: string; readonly answer: (body: unknown) => void; readonly lose: () => void };

/** Requests as a browser makes them, answered by hand. */
function stubRequests() {
  const asked: Asked[] = [];
  class Stub {
    responseText = "";
    timeout = 0;
    readonly upload = { addEventListener: () => undefined };
    readonly #on = new Map<string, () => void>();
    addEventListener(name: string, run: () => void) {
      this.#on.set(name, run);
    }
    open(method: string) {
      const end = (name: string) => this.#on.get(name)?.();
      const answer = (body: unknown) => {
        this.responseText = JSON.stringify(body);
        end("load");
      };
      asked.push({ method, answer, lose: () => end("error") });
    }
    setRequestHeader() {}
    send() {}
    abort() {
      this.#on.get("abort")?.();
    }
  }
  vi.stubGlobal("XMLHttpRequest", Stub);
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

const sendPhoto = () =>
  uploadFile({
    url: "/api/envois/cle",
    file: new File(["photo"], "photo.jpg"),
    onProgress: () => undefined,
    lost: "La connexion a été perdue.",
  });

describe("F-49 a sending that is cancelled", () => {
  it("is told to have left nothing once the portal says that it has no draft of it", async () => {
    const asked = stubRequests();
    const sending = sendPhoto();
    sending.cancel();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked.map(({ method }) => method)).toEqual(["PUT", "GET"]);
    asked[1]?.answer({ ok: true, received: 0 });
    expect(await sending.done).toEqual({ ok: false, message: "" });
  });

  it("too late, is the draft that it has become", async () => {
    const asked = stubRequests();
    const sending = sendPhoto();
    sending.cancel();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.answer({ ok: true, href: "/deposer/1" });
    expect(await sending.done).toEqual({ ok: true, href: "/deposer/1" });
  });
});

describe("F-69 an attachment on its way", () => {
  it("says what happened when the connection is lost, and what the portal says when it refuses", async () => {
    const asked = stubRequests();
    const send = () => uploadForm("/api/pieces", new FormData(), () => undefined, "La connexion a été perdue.").done;
    const [lost, refused] = [send(), send()];
    asked[0]?.lose();
    asked[1]?.answer({ ok: false, message: "Fichier vide." });
    expect(await lost).toEqual({ ok: false, message: "La connexion a été perdue." });
    expect(await refused).toEqual({ ok: false, message: "Fichier vide." });
  });
});
