import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ENV_NAMES, parseEnv } from "#lib/platform/env.ts";
import { checkTyped, textOf } from "#lib/settings/domain/kinds.ts";
import { setSettingInput } from "#lib/settings/domain/schemas.ts";
import { isSettingKey, SETTING_KEYS, type SettingKey, settingOf } from "#lib/settings/domain/table.ts";
import { defaultTexts, outOfOrder, textsOf, valuesOf } from "#lib/settings/domain/values.ts";
import en from "#messages/en.json" with { type: "json" };
import fr from "#messages/fr.json" with { type: "json" };
import { settingsDocument } from "#scripts/settings-doc.ts";

const ENV = parseEnv({ DATABASE_URL: "postgresql://x", AUTH_SECRET: "x".repeat(32) });
const defaults = defaultTexts(ENV);
const code = (key: SettingKey, typed: string) => {
  const checked = checkTyped(settingOf(key), typed);
  return checked.ok ? "ok" : checked.code;
};

describe("the table of settings", () => {
  it.each(SETTING_KEYS)("%s has words, a default that it takes itself, and an effect where it says", (key) => {
    const setting = settingOf(key);
    for (const { settings } of [fr, en])
      expect([settings.names[key], settings.help[key]].every((words) => words.length > 3)).toBe(true);
    expect(code(key, textOf(setting.default))).toBe("ok");
    expect(setting.usedIn.length).toBeGreaterThan(0);
    for (const file of setting.usedIn)
      expect(existsSync(file) && new RegExp(`\\b${key}\\b`).test(readFileSync(file, "utf8")), file).toBe(true);
    if (!("env" in setting) || !setting.env) return;
    expect(ENV_NAMES).toContain(setting.env);
    // Nobody set either: the two say the same.
    expect(defaults[key]).toBe(textOf(setting.default));
    expect(defaultTexts({ [setting.env]: "otherwise" })[key]).toBe("otherwise");
  });

  it("has no more words than settings, and makes its document", () => {
    for (const { settings } of [fr, en])
      for (const words of [settings.names, settings.help])
        expect(Object.keys(words).sort()).toEqual(SETTING_KEYS.toSorted());
    expect(readFileSync("docs/settings.md", "utf8")).toBe(settingsDocument());
    for (const other of ["", "constructor", "toString", "__proto__"]) expect(isSettingKey(other)).toBe(false);
  });
});

describe("what is typed for a setting", () => {
  it("is refused when no such value may be kept", () => {
    for (const key of SETTING_KEYS) {
      const setting = settingOf(key);
      if (setting.kind === "number") {
        for (const wrong of [
          String(setting.min - 1),
          String(setting.max + 1),
          "",
          " ",
          "x",
          "1.5",
          "1e1",
          "٣",
          "9".repeat(20),
        ])
          expect(code(key, wrong), `${key} ${wrong}`).toBe("SETTING_NUMBER");
        for (const right of [setting.min, setting.max]) expect(code(key, ` ${right} `)).toBe("ok");
      } else if (setting.kind === "time") {
        for (const wrong of ["05:59", "22:01", "", "24:00", "8:60", "830", "8", "midi", "08:30:00"])
          expect(code(key, wrong), `${key} ${wrong}`).toBe("SETTING_TIME");
        for (const right of [setting.min, setting.max, "9 h", "9h30", "09:30"]) expect(code(key, right)).toBe("ok");
      } else if (setting.kind === "flag" || setting.kind === "choice") {
        for (const wrong of ["", "peut-être", "OUI", "toString"]) expect(code(key, wrong), key).toBe("SETTING_CHOICE");
      } else {
        expect(code(key, "x".repeat(setting.most + 1)), key).toBe("SETTING_LONG");
        expect(code(key, "a\u0000b"), key).toBe("SETTING_CHARACTERS");
        expect(code(key, ""), key).toBe("ok");
        if (setting.kind !== "lines") expect(code(key, "a\nb"), key).not.toBe("ok");
      }
    }
    for (const wrong of ["personne", "a@b", "a@b.fr, c@d.fr", "<a@b.fr>"])
      expect(code("contactEmail", wrong), wrong).toBe("SETTING_EMAIL");
    for (const wrong of ["appelez-nous", "12", "01 23 45 67 89 poste 4", "javascript:1"])
      expect(code("contactPhone", wrong), wrong).toBe("SETTING_PHONE");
  });

  it("is kept in one form, with what the sentence of a refusal needs", () => {
    expect(checkTyped(settingOf("invitationDays"), " 007 ")).toEqual({ ok: true, data: "7" });
    expect(checkTyped(settingOf("host"), " Une rue\r\nUne ville ")).toEqual({ ok: true, data: "Une rue\nUne ville" });
    expect(checkTyped(settingOf("supportOpens"), "8 h 15")).toEqual({ ok: true, data: "08:15" });
    expect(checkTyped(settingOf("contactPhone"), "+33 (0)1 23 45 67 89").ok).toBe(true);
    expect(checkTyped(settingOf("invitationDays"), "400")).toMatchObject({ params: { value: "400", min: 1, max: 30 } });
  });

  it("reads the same when it is read twice, by the action and by the command", () => {
    for (const of of [undefined, "", "0", "3"]) {
      const once = setSettingInput.parse({ key: "host", seenVersion: "2", value: "Chez nous", of });
      expect(once.of).toBe(of ? Number(of) : null);
      expect(setSettingInput.parse(once)).toEqual(once);
    }
  });

  it("keeps the order that some hold among them, whichever of them is changed", () => {
    const with_ = (over: Partial<Record<SettingKey, string>>) => ({ ...defaults, ...over });
    expect(outOfOrder("ticketRemindDays", defaults)).toBeNull();
    expect(outOfOrder("ticketRemindDays", with_({ ticketRemindDays: "15" }))).toEqual({
      other: "ticketAnsweredDays",
      rule: "below",
    });
    expect(outOfOrder("ticketAskedDays", with_({ ticketAskedDays: "5" }))).toEqual({
      other: "ticketRemindDays",
      rule: "above",
    });
    expect(outOfOrder("supportCloses", with_({ supportCloses: "08:15" }))).toEqual({
      other: "supportOpens",
      rule: "after",
    });
    // What was out of order before is nobody else's fault.
    expect(outOfOrder("invitationDays", with_({ ticketAskedDays: "5" }))).toBeNull();
  });
});

describe("what holds", () => {
  it("is what was set, else the default; a value that is taken no longer counts as none", () => {
    const kept = new Map([
      ["invitationDays", "12"],
      ["chatKeptDays", "99999"],
      ["registrationOpen", "non"],
      ["gone", "1"],
    ]);
    const values = valuesOf(textsOf(kept, defaults));
    expect(values).toMatchObject({
      invitationDays: 12,
      chatKeptDays: 90,
      registrationOpen: false,
      surveyOffered: true,
    });
    expect(Object.keys(values)).toHaveLength(SETTING_KEYS.length);
  });
});
