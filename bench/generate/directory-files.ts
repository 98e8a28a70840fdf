import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { publicName, siret, town } from "#bench/generate/names.ts";
import { SERVICE_FILE, STRUCTURE_FILE } from "#lib/directory/domain/file-columns.ts";
import { csvCell } from "#lib/shared/csv.ts";

export type DirectoryFiles = { readonly structures: string; readonly services: string; readonly serviceLines: number };

/** Of ten structures, how many services each has: 2.86 on average, few structures with many. */
const SERVICES = [0, 1, 0, 2, 4, 0, 3, 0, 12, 6] as const;
/** The State has thousands (domain reference § 6). */
const STATE_SERVICES = 5_000;
const PAYERS = ["LOCAL", "LOCAL", "SANTE", "ETAT", "ENTREPRISE_PUBLIQUE"] as const;

/**
 * Writes the two files of a directory of `count` public structures, as docs/directory-file.md describes them. `edition` 2 changes one
 * structure in a hundred.
 */
export async function writeDirectoryFiles(folder: string, count: number, edition = 1): Promise<DirectoryFiles> {
  const files = {
    structures: path.join(folder, `structures-${edition}.csv`),
    services: path.join(folder, `services-${edition}.csv`),
  };
  const structures = await open(files.structures, STRUCTURE_FILE);
  const services = await open(files.services, SERVICE_FILE);
  let serviceLines = 0;
  for (let index = 0; index < count; index += 1) {
    const number = siret(2, index);
    await structures.line(structureLine(number, index, edition));
    const own = index === 0 ? STATE_SERVICES : (SERVICES[index % SERVICES.length] ?? 0);
    for (let service = 1; service <= own; service += 1) await services.line(serviceLine(number, service));
    serviceLines += own;
  }
  await structures.end();
  await services.end();
  return { ...files, serviceLines };
}

const yes = (value: boolean) => (value ? "oui" : "non");

function structureLine(number: string, index: number, edition: number): string[] {
  const moved = edition > 1 && index % 100 === 0;
  const postcode = String(1000 + ((index * 37) % 94_000)).padStart(5, "0");
  return [
    ...[number, publicName(index), index % 4 === 0 ? `${town(index)}, siège` : ""],
    ...[`${moved ? 200 : 1 + (index % 180)} rue de la République`, "", "", postcode, town(index), "FR"],
    ...[index % 50 === 49 ? "INACTIVE" : "ACTIVE", "non", yes(index % 5 === 0), yes(index % 7 === 0)],
    ...[yes(index % 11 === 0), yes(index % 13 === 0), yes(index % 67 === 66)],
    ...[PAYERS[index % PAYERS.length] ?? "LOCAL", index % 20 === 0 ? "20" : ""],
  ];
}

function serviceLine(number: string, service: number): string[] {
  const code = `SERV${String(service).padStart(4, "0")}`;
  return [number, code, `Service ${service}`, "ACTIF", "", "", yes(service % 9 === 0), "oui"];
}

async function open(file: string, columns: readonly { readonly name: string }[]) {
  const stream = createWriteStream(file);
  stream.write(`${columns.map(({ name }) => name).join(";")}\r\n`);
  return {
    async line(cells: readonly string[]) {
      if (!stream.write(`${cells.map(csvCell).join(";")}\r\n`)) await once(stream, "drain");
    },
    async end() {
      stream.end();
      await once(stream, "finish");
    },
  };
}
