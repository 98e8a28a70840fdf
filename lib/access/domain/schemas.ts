import { z } from "zod";
import { APPLICATIONS, type Application, LEVELS } from "#lib/access/domain/applications.ts";
import { type ChosenRight, COMMENT_LENGTH, OFFERED_RIGHTS } from "#lib/access/domain/attachments.ts";

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

/** `right.<APPLICATION>` of the form: a level, or empty for none. */
const level = z.enum([...LEVELS, ""]).optional();
const levels = Object.fromEntries(APPLICATIONS.map((one) => [`right_${one}`, level])) as Record<
  `right_${Application}`,
  typeof level
>;

export const approveAttachmentInput = z
  .object({ requestId: id, reach: z.enum(["structure", "service"]).default("structure"), ...levels })
  .transform(({ requestId, reach, ...rest }, context) => {
    const rights: ChosenRight[] = APPLICATIONS.flatMap((application) => {
      const chosen = rest[`right_${application}`];
      if (!chosen) return [];
      const offered = OFFERED_RIGHTS.find((one) => one.application === application)?.levels.includes(chosen);
      if (!offered) context.addIssue({ code: "custom", path: [`right_${application}`], message: "INVALID" });
      return [{ application, level: chosen }];
    });
    if (rights.length === 0)
      context.addIssue({ code: "custom", path: [`right_${APPLICATIONS[0]}`], message: "RIGHT_REQUIRED" });
    return { requestId, reach, rights };
  });
export type ApproveAttachmentInput = z.input<typeof approveAttachmentInput>;

export const refuseAttachmentInput = z.object({ requestId: id, reason: reasoned });
export type RefuseAttachmentInput = z.input<typeof refuseAttachmentInput>;
