import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoMail, demoMails } from "#lib/demo/index.ts";
import { env } from "#lib/platform/env.ts";
import { type MailCatcher, startMailCatcher } from "#scripts/support/mail-catcher.ts";

let catcher: MailCatcher;
beforeAll(async () => {
  catcher = await startMailCatcher({ port: 0, dataDir: env().dataDir });
});
afterAll(() => catcher.stop());

function send(subject: string, text: string) {
  const transport = createTransport({ host: "127.0.0.1", port: catcher.port });
  return transport.sendMail({
    from: "Chorale <portail@chorale.invalid>",
    to: "zoe@exemple.invalid",
    subject,
    text,
    html: "<p>autre chose<script>alert(1)</script></p>",
  });
}

describe("the demonstration's mail", () => {
  it("is empty before anything is sent, and shows only what is a message", async () => {
    expect(await demoMails()).toEqual([]);
    mkdirSync(catcher.folder, { recursive: true });
    writeFileSync(path.join(catcher.folder, "notes.eml"), "Subject: x\n\nx");
    writeFileSync(path.join(catcher.folder, ".1764000000000-aside.eml"), "Subject: x\n\nx");
    expect(await demoMails()).toEqual([]);
  });

  it("reads nothing outside of its folder", async () => {
    for (const id of ["../../../etc/passwd", "..", "notes", "1764000000000-../../x", ""]) {
      expect(await demoMail(id)).toBeNull();
    }
  });

  it("shows what was sent, newest first, as text", async () => {
    await send("Premier envoi", "Bonjour,\n\nVoici le code : 012345");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await send("Deuxième envoi, accentué", "Fin");
    const mails = await demoMails();
    expect(mails.map((mail) => mail.subject)).toEqual(["Deuxième envoi, accentué", "Premier envoi"]);
    const mail = await demoMail(mails[1]?.id ?? "");
    expect(mail).toMatchObject({ to: "zoe@exemple.invalid", from: '"Chorale" <portail@chorale.invalid>' });
    expect(mail?.text).toContain("Voici le code : 012345");
    expect(mail?.text).not.toContain("script");
  });

  it("says that a port is taken", async () => {
    await expect(startMailCatcher({ port: catcher.port, dataDir: env().dataDir })).rejects.toThrow(/EADDRINUSE/);
  });
});
