import { z } from "zod";
import { APPLICATIONS, type Application, type Level } from "#lib/access/domain/applications.ts";
import { OFFERED_RIGHTS } from "#lib/access/domain/attachments.ts";

/** The rights chosen for one person in one place: a level, or null for none. Applications that are left out stay as they are. */
export type RightsChoice = ReadonlyMap<Application, Level | null>;

export type PersonRights = {
  readonly membershipId: string;
  /** The version of the place that the choice was made on. */
  readonly version: number;
  readonly rights: RightsChoice;
};

/** People whose rights one form holds. */
export const MOST_PEOPLE = 50;

/** Names of the fields of one person. */
export const versionField = (membershipId: string) => `version_${membershipId}`;
export const rightField = (membershipId: string, application: Application) => `right_${membershipId}_${application}`;

const id = z.uuid("INVALID");

/**
 * The matrix as a form posts it: for each person the version they were read at, and a level or nothing for each application. Only
 * profiles that a simple user may hold are taken; « Organisation modification » is refused like any other value that is none.
 */
export const changeRightsInput = z
  .looseObject({ structureId: id, serviceId: z.union([id, z.literal("")]).optional() })
  .transform(({ structureId, serviceId, ...fields }, context) => {
    const people = Object.keys(fields).flatMap((name): PersonRights[] => {
      const membershipId = /^version_(.+)$/.exec(name)?.[1];
      if (!membershipId) return [];
      const version = Number(fields[name]);
      if (!id.safeParse(membershipId).success || !Number.isSafeInteger(version))
        context.addIssue({ code: "custom", path: [name], message: "INVALID" });
      return [{ membershipId, version, rights: chosenRights(membershipId, fields, context) }];
    });
    if (people.length === 0 || people.length > MOST_PEOPLE)
      context.addIssue({ code: "custom", path: ["structureId"], message: "INVALID" });
    return { structureId, serviceId: serviceId || null, people };
  });
export type ChangeRightsInput = z.input<typeof changeRightsInput>;

type Context = { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void };

function chosenRights(membershipId: string, fields: Readonly<Record<string, unknown>>, context: Context): RightsChoice {
  const chosen = new Map<Application, Level | null>();
  for (const application of APPLICATIONS) {
    const name = rightField(membershipId, application);
    const value = fields[name];
    if (value === undefined) continue;
    const level = OFFERED_RIGHTS.find((one) => one.application === application)?.levels.find((one) => one === value);
    if (!level && value !== "") context.addIssue({ code: "custom", path: [name], message: "INVALID" });
    chosen.set(application, level ?? null);
  }
  return chosen;
}

export const copyRightsInput = z.object({ structureId: id, userId: id, fromUserId: id });
export type CopyRightsInput = z.input<typeof copyRightsInput>;
