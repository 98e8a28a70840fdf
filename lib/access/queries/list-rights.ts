import "server-only";
import { APPLICATIONS, LEVELS, type Role } from "#lib/access/domain/applications.ts";
import type { AttachmentLine, RightLine } from "#lib/access/domain/views.ts";
import { db } from "#lib/platform/db.ts";

/** Every profile that a person holds, by structure, service and application. `typed` keeps the lines that contain all its words. */
export async function listRights(userId: string, typed = ""): Promise<RightLine[]> {
  const memberships = await db().membership.findMany({
    where: { userId, endedAt: null },
    orderBy: [{ structure: { legalName: "asc" } }, { structure: { identifier: "asc" } }],
    select: {
      id: true,
      role: true,
      structure: { select: { identifier: true, legalName: true } },
      habilitations: {
        select: { id: true, application: true, level: true, service: { select: { code: true, label: true } } },
      },
    },
  });
  const lines = memberships.flatMap(({ id, role, structure, habilitations }) => {
    const granted = habilitations.map(({ id: key, ...one }) => ({ key, ...structure, ...one, byRole: false }));
    return [...granted, ...fromRole(id, role, granted).map((one) => ({ ...structure, ...one }))].sort(inOrder);
  });
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return lines.filter((line) => words.every((word) => textOf(line).includes(word)));
}

type Shown = Pick<RightLine, "application" | "level" | "service">;

/** A manager holds « Organisation modification » by role (domain reference § 4.3): said, unless a habilitation says it already. */
function fromRole(id: string, role: Role, granted: readonly Shown[]): Omit<RightLine, "identifier" | "legalName">[] {
  const said = granted.some(
    (one) => one.application === "ORGANISATION" && one.level === "MODIFICATION" && !one.service,
  );
  if (role === "USER" || said) return [];
  return [{ key: `role ${id}`, application: "ORGANISATION", level: "MODIFICATION", service: null, byRole: true }];
}

/** The whole structure first, then its services by code; applications and levels in the order of their lists. */
function inOrder(a: Shown, b: Shown): number {
  return (
    (a.service?.code ?? "").localeCompare(b.service?.code ?? "") ||
    APPLICATIONS.indexOf(a.application) - APPLICATIONS.indexOf(b.application) ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)
  );
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function textOf({ identifier, legalName, service }: RightLine): string {
  return plain(`${identifier} ${legalName} ${service?.code ?? ""} ${service?.label ?? ""}`);
}

/** The structures a person acts for, by name. `typed` keeps those whose identifier, name or town contain all its words. */
export async function listAttachments(userId: string, typed = ""): Promise<AttachmentLine[]> {
  const rows = await db().membership.findMany({
    where: { userId, endedAt: null },
    orderBy: [{ structure: { legalName: "asc" } }, { structure: { identifier: "asc" } }],
    select: {
      structureId: true,
      role: true,
      createdAt: true,
      structure: { select: { identifier: true, legalName: true, town: true, kind: true, status: true } },
    },
  });
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return rows
    .map(({ structureId, role, createdAt, structure: { status, ...structure } }) => ({
      structureId,
      role,
      since: createdAt,
      active: status === "ACTIVE",
      ...structure,
    }))
    .filter(({ identifier, legalName, town }) => {
      const text = plain(`${identifier} ${legalName} ${town ?? ""}`);
      return words.every((word) => text.includes(word));
    });
}
