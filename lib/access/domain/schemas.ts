import { z } from "zod";
import { APPLICATIONS, type Application, LEVELS, type Level } from "#lib/access/domain/applications.ts";
import { type ChosenRight, COMMENT_LENGTH, OFFERED_RIGHTS } from "#lib/access/domain/attachments.ts";
import { isEmailAddress, normaliseEmail } from "#lib/shared/email.ts";

const id = z.uuid("INVALID");

/** Why, in a few words: a manager must be able to decide on it. A line break is one character, however the browser writes it. */
const reasoned = z
  .string()
  .overwrite((text) => text.replaceAll("\r\n", "\n"))
  .trim()
  .regex(/^(?:\P{Cc}|[\n\t])*$/u, "INVALID")
  .min(1, "REQUIRED")
  .min(COMMENT_LENGTH.least, "TOO_SHORT")
  .max(COMMENT_LENGTH.most, "TOO_LONG");

export const requestAttachmentInput = z
  .object({
    structureId: id,
    level: z.enum(["structure", "service"], "REQUIRED"),
    serviceCode: z
      .string()
      .trim()
      .max(100, "TOO_LONG")
      .regex(/^\P{Cc}*$/u, "INVALID")
      .optional(),
    comment: reasoned,
  })
  .superRefine(({ level, serviceCode }, context) => {
    if (level === "service" && !serviceCode)
      context.addIssue({ code: "custom", path: ["serviceCode"], message: "REQUIRED" });
  });
export type RequestAttachmentInput = z.input<typeof requestAttachmentInput>;

export const cancelAttachmentInput = z.object({ requestId: id });

/** `right_<APPLICATION>` of the form: a level, or empty for none. */
const level = z.enum([...LEVELS, ""]).optional();
const levels = Object.fromEntries(APPLICATIONS.map((one) => [`right_${one}`, level])) as Record<
  `right_${Application}`,
  typeof level
>;
type Levels = { readonly [Name in keyof typeof levels]?: Level | "" | undefined };
type Context = { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void };

/** The rights chosen, one at least, among those that a simple user may hold. */
function chosen(posted: Levels, context: Context): ChosenRight[] {
  const rights: ChosenRight[] = APPLICATIONS.flatMap((application) => {
    const wanted = posted[`right_${application}`];
    if (!wanted) return [];
    const offered = OFFERED_RIGHTS.find((one) => one.application === application)?.levels.includes(wanted);
    if (!offered) context.addIssue({ code: "custom", path: [`right_${application}`], message: "INVALID" });
    return [{ application, level: wanted }];
  });
  if (rights.length === 0)
    context.addIssue({ code: "custom", path: [`right_${APPLICATIONS[0]}`], message: "RIGHT_REQUIRED" });
  return rights;
}

export const approveAttachmentInput = z
  .object({ requestId: id, reach: z.enum(["structure", "service"]).default("structure"), ...levels })
  .transform(({ requestId, reach, ...rest }, context) => ({ requestId, reach, rights: chosen(rest, context) }));
export type ApproveAttachmentInput = z.input<typeof approveAttachmentInput>;

export const refuseAttachmentInput = z.object({ requestId: id, reason: reasoned });
export type RefuseAttachmentInput = z.input<typeof refuseAttachmentInput>;

const email = z
  .string()
  .trim()
  .min(1, "REQUIRED")
  .transform(normaliseEmail)
  .refine((text) => text === "" || isEmailAddress(text), "EMAIL_FORMAT");

export const attachPersonInput = z
  .object({ structureId: id, serviceId: z.union([id, z.literal("")]).default(""), email, ...levels })
  .transform(({ structureId, serviceId, email: address, ...rest }, context) => ({
    structureId,
    serviceId: serviceId || null,
    email: address,
    rights: chosen(rest, context),
  }));
export type AttachPersonInput = z.input<typeof attachPersonInput>;

export const invitationInput = z.object({ invitationId: id });

export const personInput = z.object({ structureId: id, userId: id });
export type PersonInput = z.input<typeof personInput>;

export const changeRoleInput = personInput.extend({ role: z.enum(["SECONDARY_MANAGER", "USER"], "REQUIRED") });
export type ChangeRoleInput = z.input<typeof changeRoleInput>;

export const leaveStructureInput = z.object({ structureId: id });
