import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { changePage, lateScripts } from "#scripts/support/late-scripts.ts";

const PAGE = `<!DOCTYPE html><html><head><link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="N"/>
<link rel="preload" as="script" fetchPriority="low" nonce="N" href="/_next/static/chunks/a.js"/>
<script src="/_next/static/chunks/a.js" async="" nonce="N"></script><script src="/_next/static/chunks/old.js" noModule="" nonce="N"></script>
</head><body><p>Déposer</p><script nonce="N">$RC("B:0","S:0")</script><script nonce="N">(self.__next_f=self.__next_f||[]).push([0])</script><script nonce="N">self.__next_f.push([1,"\\u003c/body\\u003e"])</script></body></html>`;

describe("F-154 the scripts of a first view", () => {
  it("wait where they stood, with their nonce, and are asked for by one small script", () => {
    const late = lateScripts(PAGE);
    expect(late).toContain(
      '<script type="text/plain" data-late="/_next/static/chunks/a.js" async="" nonce="N"></script>',
    );
    expect(late).not.toContain('as="script"');
    expect(late).toMatch(/<script nonce="N">\(\(\)=>\{.+<\/script><\/body><\/html>$/);
  });

  it("leave styles, what the page says and the scripts of old browsers alone", () => {
    const late = lateScripts(PAGE);
    expect(late).toContain('<link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="N"/>');
    expect(late).toContain('<script src="/_next/static/chunks/old.js" noModule="" nonce="N"></script>');
    expect(late).toContain('<script nonce="N">$RC("B:0","S:0")</script>');
  });

  it("are not fed before they come: what the page says a second time waits with them", () => {
    const late = lateScripts(PAGE);
    expect(late).not.toContain('<script nonce="N">self.__next_f');
    expect(late).toContain(
      '<script type="text/plain" data-late="" nonce="N">(self.__next_f=self.__next_f||[]).push([0])</script>' +
        '<script type="text/plain" data-late="" nonce="N">self.__next_f.push([1,"\\u003c/body\\u003e"])</script>',
    );
  });

  it("are left as they are in a page without a nonce, which could not run the small one", () => {
    const bare = PAGE.replaceAll(' nonce="N"', "");
    expect(lateScripts(bare)).toBe(bare);
  });
});

/** What a browser gets of an answer that `send` writes in pieces. */
async function answered(send: (response: ServerResponse) => void) {
  const server = createServer((_, response) => {
    changePage(response, (html) => html.replace("été", "hiver"));
    send(response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  try {
    const reply = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return { text: await reply.text(), headers: reply.headers };
  } finally {
    server.close();
  }
}

describe("an answer that is changed", () => {
  it("is whole before it is changed, a letter cut in two pieces included, and its old length is not told", async () => {
    const [first, second] = [Buffer.from("en été").subarray(0, 4), Buffer.from("en été").subarray(4)];
    const { text, headers } = await answered((response) => {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.setHeader("Content-Length", 8);
      response.write(first);
      response.end(second);
    });
    expect(text).toBe("en hiver");
    expect(headers.get("content-length")).not.toBe("8");
  });

  it("passes as it comes when it is no page", async () => {
    const { text } = await answered((response) => {
      response.setHeader("Content-Type", "text/plain");
      response.write("un ");
      response.end("été");
    });
    expect(text).toBe("un été");
  });
});
