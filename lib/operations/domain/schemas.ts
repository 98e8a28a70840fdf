import { z } from "zod";

export const retryInput = z.object({ queue: z.string().max(60, "INVALID"), jobId: z.uuid("INVALID") });
export type RetryInput = z.output<typeof retryInput>;
