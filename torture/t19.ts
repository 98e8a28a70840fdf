import { appendFile, mkdir, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { verifyIntegrity } from "#lib/integrity/index.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { storeBytes } from "#lib/platform/storage.ts";
import { newId } from "#lib/shared/ids.ts";
import { dice } from "#tests/factories/documents/sample.ts";
import { makePair } from "#tests/factories/invoices.ts";
import { makeUser } from "#tests/factories/people.ts";
import { figure } from "#torture/each.ts";
import type { DatabaseRow, Size } from "#torture/row.ts";

const FILES: Readonly<Record<Size, number>> = { sample: 24, first: 1_000, long: 1_000 };
/** Files left alone for each that is damaged: none of them may be accused. */
const SOUND = 0.5;

type Dice = ReturnType<typeof dice>;
type Damage = (file: string, bytes: Buffer, roll: Dice) => Promise<unknown>;

const DAMAGES: Readonly<Record<string, Damage>> = {
  "a flipped bit": (file, bytes, roll) => {
    const at = roll.int(bytes.length);
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << roll.int(8)), at);
    return writeFile(file, changed);
  },
  "cut short": (file, bytes, roll) => truncate(file, roll.int(bytes.length)),
  "a byte more": (file) => appendFile(file, "\n"),
  emptied: (file) => writeFile(file, ""),
  "another file's content": (file) => writeFile(file, "le contenu d’un autre"),
  deleted: (file) => rm(file),
};

export const t19: DatabaseRow = {
  id: "T-19",
  title: "stored files altered or taken away behind the portal's back",
  needs: "database",
  async run(size) {
    const roll = dice(19);
    const { seller, supplier } = await makePair();
    const { id: adminId } = await makeUser();
    await db().user.update({ where: { id: adminId }, data: { systemRole: "ADMIN" } });
    const root = env().STORAGE_DIR ?? path.join(env().dataDir, "documents");
    await mkdir(root, { recursive: true });
    const kinds = Object.keys(DAMAGES);
    const damaged = new Map<string, "missing" | "altered">();
    const sound: string[] = [];
    for (let n = 0; n < FILES[size] * (1 + SOUND); n += 1) {
      const bytes = Buffer.from(Array.from({ length: 20 + roll.int(2_000) }, () => roll.int(256)));
      const sha256 = await storeBytes(bytes);
      const named = { fileName: `piece-${n}.pdf`, mediaType: "application/pdf", uploadedById: seller.userId };
      await db().document.create({
        data: { id: newId(), sha256, size: bytes.length, ...named, structureId: supplier.id },
      });
      const kind = n < FILES[size] ? kinds[n % kinds.length] : undefined;
      if (kind === undefined) {
        sound.push(sha256);
        continue;
      }
      await DAMAGES[kind]?.(path.join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256), bytes, roll);
      damaged.set(sha256, kind === "deleted" ? "missing" : "altered");
    }
    await verifyIntegrity();
    const run = await db().integrityRun.findFirstOrThrow({ where: { kind: "FILES" }, orderBy: { startedAt: "desc" } });
    const faults = await db().integrityFault.findMany({ where: { runId: run.id } });
    const reasons = new Map(faults.map(({ subject, reason }) => [subject, reason]));
    const right = [...damaged].filter(([sha256, reason]) => reasons.get(sha256) === reason).length;
    const accused = sound.filter((sha256) => reasons.has(sha256)).length;
    const told = await db().notification.count({ where: { userId: adminId, type: "integrity.broken" } });
    return {
      size: `${figure(damaged.size)} files damaged in ${kinds.length} ways, ${figure(sound.length)} left alone`,
      found: `${figure(right)} found with what is wrong, ${accused} accused for nothing, the administrators told ${told > 0 ? "at the end of the run (every night)" : "nothing"}`,
      pass: right === damaged.size && damaged.size > 0 && accused === 0 && told > 0 && run.endedAt !== null,
    };
  },
};
