import { z } from "zod";
import { ARTICLE_DOMAINS } from "#lib/content/domain/article.ts";
import { MESSAGE_TONES, REACHES } from "#lib/content/domain/message.ts";
import { instantIn } from "#lib/shared/dates.ts";

const title = z.string().trim().max(150, "TOO_LONG");
const body = z.string().max(20_000, "TOO_LONG");
export const optionalId = z.union([z.literal("").transform(() => null), z.uuid()]).nullish();
export const version = z.coerce.number().int().min(0).default(0);
/** A moment as a form gives it; empty: none. What was read once is read again as it is. */
export const moment = z
  .custom<string | Date | null | undefined>(
    (typed) => typed == null || typed instanceof Date || typeof typed === "string",
  )
  .transform((typed, check) => {
    if (typeof typed !== "string") return typed ?? null;
    if (typed.trim() === "") return null;
    const instant = instantIn(typed);
    if (!instant) check.addIssue({ code: "custom", message: "DATE_UNKNOWN" });
    return instant;
  })
  .optional()
  .transform((read) => read ?? null);
const ticked = z.union([
  z.boolean(),
  z
    .string()
    .max(10)
    .transform((value) => value === "oui"),
]);

export const texts = {
  titleFrench: title.min(1, "REQUIRED"),
  titleEnglish: title.default(""),
  bodyFrench: body.refine((text) => text.trim() !== "", "REQUIRED"),
  bodyEnglish: body.default(""),
};

export const articleInput = z.object({ articleId: optionalId, version, domain: z.enum(ARTICLE_DOMAINS), ...texts });
export type ArticleInput = z.input<typeof articleInput>;

/** `at` empty: now. */
export const publishInput = z.object({ articleId: z.uuid(), at: moment });
export type PublishInput = z.input<typeof publishInput>;

export const oneArticleInput = z.object({ articleId: z.uuid() });

export const messageInput = z
  .object({
    messageId: optionalId,
    version,
    tone: z.enum(MESSAGE_TONES),
    reach: z.enum(REACHES),
    /** Of the structure, when it is for one. */
    identifier: z.string().trim().max(40, "TOO_LONG").default(""),
    banner: ticked.default(false),
    startsAt: moment,
    endsAt: moment,
    ...texts,
  })
  .refine(({ reach, identifier }) => reach !== "STRUCTURE" || identifier !== "", {
    path: ["identifier"],
    message: "REQUIRED",
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || endsAt > startsAt, {
    path: ["endsAt"],
    message: "END_BEFORE_START",
  });
export type MessageInput = z.input<typeof messageInput>;

export const oneMessageInput = z.object({ messageId: z.uuid() });
