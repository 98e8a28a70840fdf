import { describe, expect, it } from "vitest";
import { pagePolicy } from "#lib/shared/page-policy.ts";

const policy = pagePolicy("abc", { development: false, https: true });
const directive = (name: string) => policy.split("; ").find((one) => one.startsWith(`${name} `));

describe("T-26: the content policy of a page", () => {
  it("runs scripts and styles by nonce only", () => {
    expect(directive("script-src")).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(directive("style-src")).toBe("style-src 'self' 'nonce-abc'");
    expect(policy).not.toContain("unsafe");
  });

  it("lets nobody frame it, rebase it or post from it elsewhere", () => {
    expect(directive("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(directive("base-uri")).toBe("base-uri 'none'");
    expect(directive("form-action")).toBe("form-action 'self'");
    expect(directive("object-src")).toBe("object-src 'none'");
  });

  it("starts from nothing and names no other origin", () => {
    expect(policy.startsWith("default-src 'none'; ")).toBe(true);
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it("upgrades insecure requests only when the person came by HTTPS", () => {
    expect(policy).toContain("upgrade-insecure-requests");
    expect(pagePolicy("abc", { development: false, https: false })).not.toContain("upgrade-insecure-requests");
  });
});
