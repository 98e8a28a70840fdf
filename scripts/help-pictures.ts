/**
 * `npm run help:pictures`: makes the pictures of the help (`public/images/aide`) from the screens of a demonstration that is thrown away afterwards, in
 * each language; those whose screen did not change since are left alone.
 *
 * `-- --check` makes none and says which are to be made again (exit code 1); `-- --all` makes every one; names of pictures make those only.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import pg from "pg";
import sharp from "sharp";
import { type Parts, startParts } from "#e2e/support/portal.ts";
import type { Language } from "#e2e/support/words.ts";
import { LOCALES } from "#lib/shared/preferences.ts";
import { buildWeb, generate } from "#scripts/support/build.ts";
import { chromiumPath } from "#scripts/support/chromium.ts";
import { filesBelow } from "#scripts/support/files.ts";
import { HELP_SHOTS } from "#scripts/support/help-shots.ts";
import { screenFingerprint } from "#scripts/support/screen-sources.ts";
import { openSessionCookie } from "#tests/factories/session-cookie.ts";

const FOLDER = "public/images/aide";
const LIST = "content/aide/images.json";
const MOST_BYTES = 40_000;
/** Points of the picture for one of the page: words stay sharp on the screens of today. */
const SHARPNESS = 1.4;
const WINDOW = { width: 760, height: 900 };
/** What floats above a page is not of it; what sticks to the window lies where it belongs. */
const STILL = `
  .assistant-corner, .banners, .breadcrumb { display: none !important; }
  .action-bar, .deposit-document, thead th { position: static !important; }
`;

type Made = { readonly width: number; readonly height: number; readonly screen: string };
type Shot = (typeof HELP_SHOTS)[number];

const say = (text: string) => process.stdout.write(`${text}\n`);
const flags = new Set(process.argv.slice(2).filter((one) => one.startsWith("--")));
const named = new Set(process.argv.slice(2).filter((one) => !one.startsWith("--")));

const known = JSON.parse(readFileSync(LIST, "utf8")) as Record<string, Made>;
const wanted = LOCALES.flatMap((locale) =>
  HELP_SHOTS.map((shot) => ({
    locale: locale as Language,
    shot,
    key: `${locale}/${shot.name}`,
    screen: screenFingerprint(shot.page, locale),
  })),
);
const stale = wanted.filter(({ key, screen, shot }) =>
  named.size > 0 ? named.has(shot.name) : flags.has("--all") || known[key]?.screen !== screen,
);

if (flags.has("--check")) {
  for (const { key } of stale) say(`${key}: its screen has changed since the picture was taken`);
  say(
    stale.length === 0
      ? "Every picture of the help shows the screen as it is."
      : "npm run help:pictures makes them again.",
  );
  process.exit(stale.length === 0 ? 0 : 1);
}
if (stale.length === 0) {
  say("Every picture of the help shows the screen as it is.");
  process.exit(0);
}

generate();
buildWeb(say);
const portal = await startParts();
/** One for each language: it is the browser that names the button of a file field. */
const browsers = new Map<Language, Browser>();
const made = new Map(Object.entries(known));
try {
  for (const { locale, shot, key, screen } of stale) {
    const size = await take(portal, await browserIn(locale), shot, locale);
    made.set(key, { width: size.width, height: size.height, screen });
    say(`${key}: ${size.width} × ${size.height}, ${size.bytes} bytes ${size.how}`);
    writeList();
  }
} finally {
  for (const browser of browsers.values()) await browser.close();
  await portal.stop();
}
for (const file of filesBelow([FOLDER]))
  if (!wanted.some(({ key }) => fileOf(key) === file)) {
    rmSync(file);
    say(`${file}: no longer wanted`);
  }
writeList();

async function browserIn(language: Language): Promise<Browser> {
  const open =
    browsers.get(language) ??
    (await chromium.launch({
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-gpu", `--lang=${language}`],
      env: { ...process.env, LANGUAGE: language } as Record<string, string>,
    }));
  browsers.set(language, open);
  return open;
}

function fileOf(key: string): string {
  return path.join(FOLDER, `${key}.webp`);
}

function writeList(): void {
  const list = wanted.flatMap(({ key }) => {
    const one = made.get(key);
    return one ? [[key, { width: one.width, height: one.height, screen: one.screen }] as const] : [];
  });
  writeFileSync(LIST, `${JSON.stringify(Object.fromEntries(list), null, 2)}\n`);
}

async function take({ origin, databaseUrl, secret }: Parts, opened: Browser, shot: Shot, language: Language) {
  const context = await opened.newContext({
    baseURL: origin,
    viewport: { ...WINDOW, ...(shot.width ? { width: shot.width } : {}) },
    deviceScaleFactor: SHARPNESS,
    locale: language === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
    // For the styles that leave out what floats.
    bypassCSP: true,
  });
  try {
    await context.addCookies([{ name: "langue", value: language, url: origin }]);
    if (shot.as) {
      const { name, value } = await openSessionCookie(databaseUrl, secret, await idOf(databaseUrl, shot.as));
      await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Lax" }]);
    }
    const page = await context.newPage();
    await shot.open(page, language);
    await page.addStyleTag({ content: STILL });
    await page.evaluate(() => document.fonts.ready);
    return await keep(await picture(page, shot), `${language}/${shot.name}`);
  } finally {
    await context.close();
  }
}

async function picture(page: Page, { frame = "main", height = 700 }: Shot): Promise<Buffer> {
  const box = await page.locator(frame).first().boundingBox();
  if (!box) throw new Error(`${page.url()} shows no ${frame}`);
  const top = box.y + (await page.evaluate(() => window.scrollY));
  const clip = { x: box.x, y: top, width: box.width, height: Math.min(height, box.height) };
  return page.screenshot({ fullPage: true, clip, animations: "disabled", caret: "hide" });
}

/** The best picture that is light enough: without any loss where it can be, and otherwise with as little as it takes. */
async function keep(png: Buffer, key: string) {
  const tries = [{ lossless: true }, ...[82, 74, 66, 58, 50, 42].map((quality) => ({ quality }))];
  for (const how of tries) {
    const { data, info } = await sharp(png)
      .webp({ ...how, effort: 6 })
      .toBuffer({ resolveWithObject: true });
    if (data.length > MOST_BYTES) continue;
    const file = fileOf(key);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, data);
    const points = (pixels: number) => Math.round(pixels / SHARPNESS);
    return { width: points(info.width), height: points(info.height), bytes: data.length, how: JSON.stringify(how) };
  }
  throw new Error(`${key} does not fit in ${MOST_BYTES} bytes`);
}

async function idOf(databaseUrl: string, email: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(`select id from "user" where login_email = $1`, [email]);
    if (!rows[0]) throw new Error(`${email} is not among the people of the demonstration`);
    return rows[0].id;
  } finally {
    await client.end();
  }
}
