import { z } from "zod";
import { id, lines } from "#lib/structures/domain/fields.ts";

export const publishEngagementsInput = z.object({ structureId: id, list: lines(200_000) });
export type PublishEngagementsInput = z.input<typeof publishEngagementsInput>;

export const switchEngagementInput = z.object({ structureId: id, engagementId: id, open: z.enum(["oui", "non"]) });
export type SwitchEngagementInput = z.input<typeof switchEngagementInput>;
