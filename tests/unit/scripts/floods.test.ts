import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRefusals } from "#lib/traffic/domain/refusals.ts";
import { tooMany } from "#lib/traffic/public.ts";
import { createFloodGate } from "#scripts/support/floods.ts";

describe("T-37 what was refused to a flood", () => {
  let clock = 0;
  let asked: string[] = [];
  let origin = "";
  let close = () => undefined as unknown;

  /** A portal that refuses everybody who comes from 192.0.2.x, as `admit` would. */
  beforeEach(async () => {
    [clock, asked] = [0, []];
    const answered = createFloodGate(1, () => clock);
    const server = createServer(async (request, response) => {
      if (answered(request, response)) return;
      asked.push(`${request.method} ${request.url}`);
      if (!String(request.headers["x-forwarded-for"]).startsWith("192.0.2.")) return response.end("page");
      const refusal = tooMany({ class: "page", milliseconds: 20_000 }, { locale: "fr", as: "page", here: null });
      for (const [name, value] of refusal.headers) response.setHeader(name, value);
      response.statusCode = request.url === "/other" ? 429 : refusal.status;
      if (request.url === "/other") response.removeHeader("x-limit");
      response.end(await refusal.text());
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => server.close();
  });
  afterEach(() => close());

  const ask = (path: string, from: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, { ...init, headers: { "x-forwarded-for": from, ...init.headers } });

  it("is said again without asking, with the seconds that are left, until they are over", async () => {
    expect((await ask("/aide", "192.0.2.1")).status).toBe(429);
    clock = 5_000;
    const again = await ask("/aide?page=2", "192.0.2.1", { headers: { "accept-language": "en" } });
    expect(again.status).toBe(429);
    expect(again.headers.get("retry-after")).toBe("15");
    expect(again.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await again.text()).toMatch(/15.seconds[\s\S]*href="\/aide\?page=2"/);
    expect(asked).toEqual(["GET /aide"]);
    clock = 20_000;
    await ask("/aide", "192.0.2.1");
    expect(asked).toHaveLength(2);
  });

  it("is nobody else's: another address, another session, another class, a form of a script", async () => {
    await ask("/aide", "192.0.2.1");
    await ask("/aide", "192.0.2.2");
    await ask("/aide", "192.0.2.1", { headers: { cookie: "chorale.session=one" } });
    await ask("/aide", "192.0.2.1", { method: "POST" });
    await ask("/aide", "192.0.2.1", { method: "POST", headers: { "next-action": "1" } });
    await ask("/api/documents/1", "192.0.2.1");
    expect(asked).toHaveLength(6);
  });

  it("is only remembered of the limit by class: another 429, and what was answered, are asked again", async () => {
    for (const path of ["/other", "/other"]) expect((await ask(path, "192.0.2.1")).status).toBe(429);
    for (const path of ["/aide", "/aide"]) expect((await ask(path, "203.0.113.1")).status).toBe(200);
    expect(asked).toHaveLength(4);
  });

  it("lets in one at a time whoever was just refused, until three seconds have passed without a refusal", () => {
    const refusals = createRefusals();
    refusals.ended("a", 100, 0);
    expect([0, 99].map((at) => refusals.enter("a", at))).toEqual([100, 1]);
    expect([100, 101].map((at) => refusals.enter("a", at))).toEqual([null, 100]);
    refusals.ended("a", null, 120);
    expect([3_101, 3_101].map((at) => refusals.enter("a", at))).toEqual([null, null]);
  });

  it("rests four times as long as the last answer took, a second at most", () => {
    const refusals = createRefusals();
    refusals.ended("a", 100, 0);
    refusals.enter("a", 100);
    refusals.ended("a", null, 120);
    expect([120, 199].map((at) => refusals.enter("a", at))).toEqual([80, 1]);
    expect([200, 201].map((at) => refusals.enter("a", at))).toEqual([null, 100]);
    refusals.ended("a", null, 900);
    expect([900, 1_899, 1_900].map((at) => refusals.enter("a", at))).toEqual([1_000, 1, null]);
  });

  it("is forgotten, the oldest first, beyond what one process remembers", () => {
    const refusals = createRefusals(2);
    for (const key of ["a", "b", "c"]) refusals.ended(key, 1_000, 0);
    expect(["a", "b", "c"].map((key) => refusals.enter(key, 0))).toEqual([null, 1_000, 1_000]);
  });
});
