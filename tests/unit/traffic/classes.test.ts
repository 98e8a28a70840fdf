import { describe, expect, it } from "vitest";
import { routes } from "#lib/shared/routes.ts";
import { classOf, ROUTE_CLASSES } from "#lib/traffic/domain/classes.ts";
import { waitPage, waitPolicy } from "#lib/traffic/domain/wait-page.ts";

describe("T-37 the class of a request", () => {
  it.each([
    ["GET", routes.signIn(), "page"],
    ["POST", routes.signIn(), "signIn"],
    ["POST", "/connexion/code", "signIn"],
    ["POST", routes.forgottenPassword(), "passwordReset"],
    ["POST", "/connexion/nouveau-mot-de-passe", "passwordReset"],
    ["POST", "/mon-compte/confirmer", "signIn"],
    ["POST", routes.register(), "registration"],
    ["POST", "/inscription/activer", "registration"],
    ["GET", "/api/captcha/image", "captcha"],
    ["POST", "/api/captcha/calcul", "captcha"],
    ["GET", "/verification", "verification"],
    ["GET", "/verification/ABCD-1234", "verification"],
    ["POST", "/verification", "verification"],
    ["GET", "/annuaire", "directory"],
    ["GET", "/api/destinataires", "directory"],
    ["POST", routes.apiDeposits(), "upload"],
    ["PUT", routes.apiDeposits(), "upload"],
    ["GET", routes.apiDocument("x"), "apiRead"],
    ["HEAD", routes.apiDocument("x"), "apiRead"],
    ["POST", "/deconnexion", "write"],
    ["POST", "/mon-compte/identite", "write"],
    ["GET", "/", "page"],
    // A name that only begins alike is no part of it.
    ["POST", "/connexions", "write"],
    ["GET", "/verifications", "page"],
    ["GET", "/api/health", null],
  ])("%s %s is %s", (method, path, expected) => {
    expect(classOf(method, path)).toBe(expected);
  });

  it("lets people work: at least one request a second in every class, all minute long", () => {
    for (const { points, seconds } of Object.values(ROUTE_CLASSES)) expect(points / seconds).toBeGreaterThanOrEqual(1);
  });
});

describe("the page of an answer 429", () => {
  it("shows an address as text, whatever it holds", () => {
    const html = waitPage("fr", { title: "T", text: "t", again: "a" }, "n0nce", `/x?a="><script>alert(1)</script>`);
    expect(html).not.toContain("<script");
    expect(html).toContain('<style nonce="n0nce">');
    expect(waitPolicy("n0nce")).toContain("style-src 'nonce-n0nce'");
  });

  it("offers no address to try again after a form", () => {
    expect(waitPage("fr", { title: "T", text: "t", again: "a" }, "n", null)).not.toContain("href");
  });
});
