import { describe, expect, it } from "vitest";
import { chooseLocale, localeFromHeader, parseLocale, parseTheme } from "#lib/shared/preferences.ts";

describe("F-8: which language a visitor gets", () => {
  it("ignores a cookie that holds anything but a language of the portal", () => {
    for (const value of ["de", "FR", "", "fr,en", undefined, null, 1, "__proto__"]) {
      expect(chooseLocale(value, "en-GB")).toBe("en");
    }
  });

  it("keeps the choice of the person whatever the browser asks", () => {
    expect(chooseLocale("en", "fr-FR,fr;q=0.9")).toBe("en");
  });

  it("follows the weights of the browser, and refuses a language weighted 0", () => {
    expect(localeFromHeader("de-DE, en;q=0.5, fr;q=0.8")).toBe("fr");
    expect(localeFromHeader("en-US,en;q=0.9,fr;q=0.1")).toBe("en");
    expect(localeFromHeader("en;q=0, fr;q=0.1")).toBe("fr");
  });

  it("is French when nothing says otherwise", () => {
    for (const header of [null, undefined, "", "de", "*", "en;q=zero", ";;;,,,"]) {
      expect(chooseLocale(undefined, header)).toBe("fr");
    }
  });

  it("knows the three themes and the two languages only", () => {
    expect(parseTheme("sombre")).toBe("sombre");
    expect(parseTheme("dark")).toBeNull();
    expect(parseLocale("en")).toBe("en");
    expect(parseLocale(["en"])).toBeNull();
  });
});
