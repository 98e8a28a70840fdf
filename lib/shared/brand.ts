/**
 * The identity of this portal, in one place: rename it, recolour it, rename its assistant here.
 * After changing a colour run `npm run tokens`, which writes `app/tokens.css`; a unit test checks every pair for contrast.
 */
export const BRAND = {
  name: "Chorale",
  assistant: "Diapason",
} as const;

export type Pair = { readonly light: string; readonly dark: string };

export const PALETTE = {
  surface: { light: "#FBFAF7", dark: "#14171D" },
  raised: { light: "#FFFFFF", dark: "#1C2028" },
  sunken: { light: "#F3F0E8", dark: "#10131A" },
  line: { light: "#D9D4C9", dark: "#353C48" },
  "field-line": { light: "#7A7F8A", dark: "#8A93A3" },
  ink: { light: "#1F2430", dark: "#ECE9E2" },
  muted: { light: "#565D6B", dark: "#A9B0BC" },
  brand: { light: "#0F5C63", dark: "#74CACB" },
  "brand-strong": { light: "#0A454B", dark: "#98DADB" },
  "brand-soft": { light: "#E2F0F0", dark: "#12363A" },
  "on-brand": { light: "#FFFFFF", dark: "#0B2326" },
  accent: { light: "#A8480F", dark: "#F0A36B" },
  "accent-soft": { light: "#FBEDE2", dark: "#3A2618" },
  read: { light: "#E7EEFB", dark: "#1B2A45" },
  "read-line": { light: "#2A5BB0", dark: "#8FB4F5" },
  ok: { light: "#1E6B3A", dark: "#7FD19B" },
  "ok-soft": { light: "#E4F2E8", dark: "#15321F" },
  warn: { light: "#8A5A00", dark: "#E9B95A" },
  "warn-soft": { light: "#FBF1DC", dark: "#362A12" },
  stop: { light: "#A3232B", dark: "#F28B8F" },
  "stop-strong": { light: "#7F1820", dark: "#F6ABAE" },
  "stop-soft": { light: "#FBE9E9", dark: "#3D1C20" },
  "on-stop": { light: "#FFFFFF", dark: "#2B0D10" },
  wait: { light: "#2A5BB0", dark: "#8FB4F5" },
  "wait-soft": { light: "#E7EEFB", dark: "#1B2A45" },
  judge: { light: "#6A3FA0", dark: "#C3A5F0" },
  "judge-soft": { light: "#F0E9F8", dark: "#2C2140" },
} as const satisfies Record<string, Pair>;

export type Token = keyof typeof PALETTE;

/** Text that is read on these grounds needs 4.5:1 (WCAG 1.4.3). */
export const TEXT_PAIRS: readonly { text: readonly Token[]; on: readonly Token[] }[] = [
  { text: ["ink", "muted", "brand", "accent", "stop"], on: ["surface", "raised", "sunken"] },
  { text: ["ok", "warn", "wait", "judge", "read-line", "brand-strong"], on: ["surface", "raised", "sunken"] },
  {
    text: ["ink", "muted"],
    on: ["brand-soft", "accent-soft", "read", "ok-soft", "warn-soft", "stop-soft", "wait-soft", "judge-soft"],
  },
  { text: ["brand", "brand-strong"], on: ["brand-soft", "read", "ok-soft", "warn-soft", "stop-soft", "wait-soft"] },
  { text: ["read-line"], on: ["read"] },
  { text: ["accent"], on: ["accent-soft"] },
  { text: ["ok"], on: ["ok-soft"] },
  { text: ["warn"], on: ["warn-soft"] },
  { text: ["stop"], on: ["stop-soft", "read"] },
  { text: ["wait"], on: ["wait-soft"] },
  { text: ["judge"], on: ["judge-soft"] },
  { text: ["on-brand"], on: ["brand", "brand-strong"] },
  { text: ["on-stop"], on: ["stop", "stop-strong"] },
];

/** Borders of controls, icons and focus rings need 3:1 (WCAG 1.4.11). `line` only decorates and is not among them. */
export const LINE_PAIRS: readonly { text: readonly Token[]; on: readonly Token[] }[] = [
  { text: ["field-line", "brand", "stop", "accent"], on: ["surface", "raised", "sunken", "read"] },
];

/** The CSS of the tokens, one line each; `light-dark()` follows the `color-scheme` of the root. */
export function tokensCss(): string {
  const lines = Object.entries(PALETTE).map(
    ([name, { light, dark }]) => `  --${name}: light-dark(${light.toLowerCase()}, ${dark.toLowerCase()});`,
  );
  return `/* Written by \`npm run tokens\` from lib/shared/brand.ts; change the colours there. */\n:root {\n${lines.join("\n")}\n}\n`;
}
