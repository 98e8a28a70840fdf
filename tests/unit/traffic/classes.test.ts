import { describe, expect, it } from "vitest";
import { routes } from "#lib/shared/routes.ts";
import { bodyFits } from "#lib/traffic/domain/body-size.ts";
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
    ["POST", "/validateur", "validator"],
    ["GET", "/validateur", "page"],
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

describe("what a page takes", () => {
  it.each([
    ["GET", "/", null, "fits"],
    ["POST", "/inscription", "1048576", "fits"],
    ["POST", "/inscription", "1048577", "tooLong"],
    ["POST", "/validateur", "10500000", "fits"],
    ["POST", "/validateur", "20000000", "tooLong"],
    ["POST", "/validateurs", "2000000", "tooLong"],
    ["POST", "/inscription", null, "unknown"],
    ["POST", "/inscription", "-1", "unknown"],
    ["POST", "/inscription", "1e3", "unknown"],
  ])("%s %s with %s bytes announced: %s", (method, path, announced, expected) => {
    expect(bodyFits(method, path, announced)).toBe(expected);
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
