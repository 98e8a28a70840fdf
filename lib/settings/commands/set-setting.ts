import "server-only";
import { type Actor, canAsStaff } from "#lib/access/index.ts";
import { recordAudit, recordDenied } from "#lib/audit/index.ts";
import { now } from "#lib/platform/clock.ts";
import { abort, type Tx, transaction } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { addVersion, lastSettings } from "#lib/settings/data/rows.ts";
import { checkTyped } from "#lib/settings/domain/kinds.ts";
import { type SetSettingInput, setSettingInput } from "#lib/settings/domain/schemas.ts";
import { isSettingKey, type SettingKey, settingOf } from "#lib/settings/domain/table.ts";
import { defaultTexts, outOfOrder, textsOf } from "#lib/settings/domain/values.ts";
import { forgetSettings, keptOf } from "#lib/settings/queries/settings.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/shared/result.ts";

export type SetSettingRefusal = "INVALID_INPUT" | "NOT_FOUND" | "CHANGED_MEANWHILE";
export type SettingSet = { readonly key: SettingKey };

/**
 * Sets a setting of the portal, or gives one of its earlier values back (version 0: its default). CHANGED_MEANWHILE: another
 * administrator set it since. Settings that hold an order among them are decided one after the other.
 */
export async function setSetting(actor: Actor, input: SetSettingInput): Promise<Result<SettingSet, SetSettingRefusal>> {
  if (!canAsStaff(actor, "settings.manage")) {
    await recordDenied(actor, "settings.manage");
    return refuse("NOT_FOUND");
  }
  const read = readInput(setSettingInput, input);
  if (!read.ok) return read;
  const { key, seenVersion, value: typed, of } = read.data;
  if (!isSettingKey(key)) return refuse("NOT_FOUND");
  const at = now();
  const done = await transaction<Result<SettingSet, SetSettingRefusal>>(async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('portal settings', 0))::text`;
    const rows = await lastSettings(tx);
    const last = rows.find((row) => row.key === key);
    if ((last?.version ?? 0) !== seenVersion) return abort(refuse("CHANGED_MEANWHILE"));
    const wanted = of === null ? checkedText(key, typed) : await earlier(tx, key, of);
    if (!wanted.ok) return abort(wanted);
    const after = wanted.data;
    const before = last?.value ?? null;
    const kept = new Map(keptOf(rows));
    if (after === null) kept.delete(key);
    else kept.set(key, after);
    const texts = textsOf(kept, defaultTexts(env()));
    const broken = outOfOrder(key, texts);
    if (broken) {
      const { other, rule } = broken;
      const params = { value: texts[key], other, limit: texts[other], rule };
      return abort(wrong("SETTING_ORDER", params));
    }
    if (after === before) return ok({ key });
    const row = { key, version: seenVersion + 1, value: after, setById: actor.userId, setAt: at };
    if (!(await addVersion(tx, row))) return abort(refuse("CHANGED_MEANWHILE"));
    await recordAudit(tx, {
      type: "portal.settingChanged",
      detail: { key, before, after },
      userId: actor.userId,
      sessionId: actor.sessionId,
    });
    return ok({ key });
  });
  forgetSettings();
  return done;
}

function wrong(code: string, params: Refusal["params"]): Refusal<"INVALID_INPUT"> {
  return refuse("INVALID_INPUT", { fields: [{ field: "value", code, ...(params ? { params } : {}) }] });
}

function checkedText(key: SettingKey, typed: string): Result<string, "INVALID_INPUT"> {
  const checked = checkTyped(settingOf(key), typed);
  return checked.ok ? checked : wrong(checked.code, checked.params);
}

/** The value of an earlier version, checked as if it were typed: the rules may have changed since. */
async function earlier(
  tx: Tx,
  key: SettingKey,
  version: number,
): Promise<Result<string | null, "NOT_FOUND" | "INVALID_INPUT">> {
  if (version === 0) return ok(null);
  const row = await tx.portalSetting.findUnique({ where: { key_version: { key, version } }, select: { value: true } });
  if (!row) return refuse("NOT_FOUND");
  return row.value === null ? ok(null) : checkedText(key, row.value);
}
