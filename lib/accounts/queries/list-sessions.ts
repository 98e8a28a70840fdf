import "server-only";
import { liveSessions } from "#lib/accounts/data/live-sessions.ts";
import { type Device, deviceOf } from "#lib/accounts/domain/device-name.ts";
import type { Self } from "#lib/accounts/domain/self.ts";
import { trueNow as now } from "#lib/platform/clock.ts";

export type SessionLine = {
  readonly id: string;
  readonly device: Device;
  readonly openedAt: Date;
  readonly lastUsedAt: Date;
  /** Network address of the last use. */
  readonly address: string | null;
  /** The session that looks at the list. */
  readonly present: boolean;
};

/** One's open sessions, the present one first, then by last use. */
export async function listSessions(self: Self): Promise<SessionLine[]> {
  const rows = await liveSessions(self.userId, now());
  const lines = rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent),
    openedAt: row.createdAt,
    lastUsedAt: row.lastSeenAt,
    address: row.lastAddress ?? row.address,
    present: row.id === self.sessionId,
  }));
  return [...lines.filter((line) => line.present), ...lines.filter((line) => !line.present)];
}
