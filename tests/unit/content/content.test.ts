import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/public.ts";
import { articleState, inLanguage, summaryOf } from "#lib/content/domain/article.ts";
import { messagePhase, reaches } from "#lib/content/domain/message.ts";
import { articleInput, messageInput, publishInput } from "#lib/content/domain/schemas.ts";
import { clockInParis, instantIn } from "#lib/shared/dates.ts";
import { rssFeed } from "#lib/shared/feed.ts";
import { plainBlock, readMarkdown } from "#lib/shared/markdown.ts";
import { OLD_ADDRESSES } from "#lib/shared/old-addresses.ts";
import { appRoutes } from "#torture/support/routes.ts";

const at = new Date("2026-11-27T09:00:00Z");
const before = new Date("2026-11-26T09:00:00Z");
const after = new Date("2026-11-28T09:00:00Z");
const actor: Actor = {
  userId: "u1",
  displayName: "Daniel Potier",
  email: "daniel@example.fr",
  sessionId: "s1",
  locale: "fr",
  systemRole: "NONE",
  memberships: [
    {
      structureId: "st1",
      role: "USER",
      habilitations: [{ application: "FACTURES_RECUES", level: "CONSULTATION", serviceId: null }],
    },
  ],
};

describe("F-110 an article", () => {
  it.each([
    [null, null, "draft"],
    [before, null, "published"],
    [at, null, "published"],
    [after, null, "scheduled"],
    [before, at, "withdrawn"],
  ] as const)("published %j and withdrawn %j is %s", (publishedAt, withdrawnAt, state) => {
    expect(articleState({ publishedAt, withdrawnAt }, at)).toBe(state);
  });

  it("is read in French where it has no English, and says so", () => {
    expect(inLanguage({ french: "Bonjour", english: "" }, "en")).toEqual({ text: "Bonjour", lang: "fr" });
    expect(inLanguage({ french: "Bonjour", english: "Hello" }, "en")).toEqual({ text: "Hello", lang: "en" });
    expect(summaryOf("## Titre\n\nUn **début**.\n\nLa suite.")).toBe("Un début.");
    expect(summaryOf("mot ".repeat(200)).length).toBeLessThan(230);
  });
});

describe("F-111 a message", () => {
  it.each([
    ["EVERYONE", true, true],
    ["SIGNED_IN", false, true],
    ["PUBLIC_BODIES", false, true],
    ["SUPPLIERS", false, false],
    ["toString", false, false],
  ] as const)("for %s reaches a visitor %j, an agent %j", (reach, visitor, agent) => {
    expect(reaches({ reach, structureId: null }, null)).toBe(visitor);
    expect(reaches({ reach, structureId: null }, actor)).toBe(agent);
  });

  it("for one structure reaches its people only", () => {
    expect(reaches({ reach: "STRUCTURE", structureId: "st1" }, actor)).toBe(true);
    expect(reaches({ reach: "STRUCTURE", structureId: "st2" }, actor)).toBe(false);
    expect(reaches({ reach: "STRUCTURE", structureId: "st1" }, null)).toBe(false);
  });

  it("is shown from its beginning to its end", () => {
    expect(messagePhase({ startsAt: after, endsAt: null }, at)).toBe("later");
    expect(messagePhase({ startsAt: at, endsAt: after }, at)).toBe("live");
    expect(messagePhase({ startsAt: before, endsAt: at }, at)).toBe("over");
    expect(messagePhase({ startsAt: after, endsAt: at }, at)).toBe("over");
  });
});

describe("what administrators type", () => {
  const texts = { titleFrench: "Titre", bodyFrench: "Texte" };
  const message = { tone: "INFO", reach: "EVERYONE", ...texts } as const;

  it("is read the same once it was read: a command has other callers than its form", () => {
    const read = messageInput.parse({ ...message, messageId: "", startsAt: "2026-11-27T10:30", banner: "oui" });
    expect(read).toMatchObject({ messageId: null, startsAt: new Date("2026-11-27T09:30:00Z"), banner: true });
    expect(messageInput.parse(read)).toEqual(read);
    const article = articleInput.parse({ ...texts, domain: "portail", version: "3" });
    expect(articleInput.parse(article)).toEqual(article);
    expect(publishInput.parse({ articleId: crypto.randomUUID(), at: "" }).at).toBeNull();
  });

  it("is refused where it makes no sense", () => {
    const codes = (input: unknown) =>
      messageInput.safeParse(input).error?.issues.map(({ path, message: code }) => `${path.join(".")} ${code}`) ?? [];
    expect(codes({ ...message, titleFrench: " ", bodyFrench: "" })).toEqual([
      "titleFrench REQUIRED",
      "bodyFrench REQUIRED",
    ]);
    expect(codes({ ...message, reach: "STRUCTURE" })).toEqual(["identifier REQUIRED"]);
    expect(codes({ ...message, startsAt: "2026-11-28T10:00", endsAt: "2026-11-27T10:00" })).toEqual([
      "endsAt END_BEFORE_START",
    ]);
    expect(codes({ ...message, startsAt: "demain" })).toEqual(["startsAt DATE_UNKNOWN"]);
    expect(codes({ ...message, bodyFrench: "x".repeat(20_001) })).toEqual(["bodyFrench TOO_LONG"]);
  });

  it("reads a moment on a clock in Paris, through the changes of the clock", () => {
    for (const [typed, instant] of [
      ["2026-11-27T10:30", "2026-11-27T09:30:00.000Z"],
      ["27/11/2026 10:30", "2026-11-27T09:30:00.000Z"],
      ["2026-07-14T10:30", "2026-07-14T08:30:00.000Z"],
      ["2026-03-29T03:30", "2026-03-29T01:30:00.000Z"],
    ] as const) {
      expect(instantIn(typed)?.toISOString()).toBe(instant);
    }
    expect(clockInParis(new Date("2026-11-27T09:30:00Z"))).toBe("2026-11-27T10:30");
    for (const odd of ["", "demain", "2026-02-30T10:00", "2026-11-27", "2026-11-27T25:00"])
      expect(instantIn(odd)).toBeNull();
  });
});

describe("T-23 a feed", () => {
  it("holds texts only, even for a reader that takes them for HTML", () => {
    const feed = rssFeed({
      title: "A & B",
      description: "d",
      language: "fr",
      link: "https://p.example/actualites",
      self: "https://p.example/rss",
      items: [
        {
          title: "<script>1</script>\u0000",
          description: '<img src=x onerror="1">',
          category: "c",
          link: "https://p.example/1",
          at,
        },
      ],
    });
    expect(feed).not.toMatch(/<script|<img/);
    expect(feed.includes("\u0000")).toBe(false);
    expect(feed).toContain("&amp;lt;img");
    expect(feed).toContain("<title>A &amp; B</title>");
    expect(feed).toContain("Fri, 27 Nov 2026 09:00:00 GMT");
  });
});

describe("F-155 what changed, and addresses that stay good", () => {
  it("is told in both languages, day for day", () => {
    const headings = (locale: string) => {
      const blocks = readMarkdown(readFileSync(`content/nouveautes/${locale}.md`, "utf8"));
      return [2, 3].map((level) => blocks.filter((one) => one.kind === "heading" && one.level === level).length);
    };
    expect(headings("en")).toEqual(headings("fr"));
    const [first] = readMarkdown(readFileSync("content/nouveautes/fr.md", "utf8"));
    expect(first && plainBlock(first)).toMatch(/^\d{1,2} \S+ \d{4}$/);
  });

  it("leads every old address to a page that exists, and none that is one itself", () => {
    const patterns = appRoutes().map(({ pattern }) => pattern);
    for (const [old, now = ""] of Object.entries(OLD_ADDRESSES)) {
      expect(patterns.includes(now) || now.startsWith("/domaines/"), `${old} → ${now}`).toBe(true);
      expect(patterns, old).not.toContain(old);
      expect(existsSync(`app/(portal)${old}/page.tsx`)).toBe(false);
    }
  });
});
