import { z } from "zod";

/** The gesture asks for nothing but itself. */
export const nothingAsked = z.object({});
