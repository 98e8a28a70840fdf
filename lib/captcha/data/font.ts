import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { create, type Font } from "fontkit";
import { ALPHABET } from "#lib/captcha/domain/code.ts";
import type { Outline } from "#lib/captcha/domain/draw.ts";

const FILE = "node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2";

let outlines: ReadonlyMap<string, Outline> | undefined;

/** The outlines of the alphabet in the portal's own typeface; the machine needs no font. */
export function outlineOf(char: string): Outline {
  outlines ??= readOutlines();
  const outline = outlines.get(char);
  if (!outline) throw new Error("a captcha holds a character that is not of its alphabet");
  return outline;
}

function readOutlines(): ReadonlyMap<string, Outline> {
  const file = readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), FILE));
  // The file's own weight, the lightest: fontkit makes no other of a WOFF2. `drawCode` thickens it.
  const font = create(file) as Font;
  return new Map(
    [...ALPHABET].map((char) => {
      const glyph = font.glyphForCodePoint(char.codePointAt(0) ?? 0);
      const steps = glyph.path.commands.map(({ command, args }) => ({
        command,
        args: args.map((value) => value / font.unitsPerEm),
      }));
      return [char, { steps, width: glyph.advanceWidth / font.unitsPerEm }];
    }),
  );
}
