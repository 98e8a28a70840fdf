import "server-only";
import type { z } from "zod";
import { checkOrigin } from "#lib/actions/check-origin.ts";
import { unexpected } from "#lib/actions/unexpected.ts";
import { readInput } from "#lib/shared/read-input.ts";
import { type Result, refuse } from "#lib/shared/result.ts";

export { readInput };

/** What an action does once everything before it was accepted. */
export type Work<Who, Input, T> = (who: Who, input: Input) => Promise<Result<T>>;

export type ActionSteps<Who, S extends z.ZodType, T> = {
  readonly headers: Headers;
  /** Who asks; null when they are not signed in with both factors. */
  readonly who: () => Promise<Who | null>;
  readonly schema: S;
  readonly raw: unknown;
  readonly work: Work<Who, z.output<S>, T>;
  /** Throws again what belongs to the framework (a redirection, a not-found page). */
  readonly rethrow: (error: unknown) => void;
};

/**
 * The steps of every action, in order: the Origin, the limit of requests (counted by `proxy.ts`), the person, the input, the command. Each refusal is a coded value. An
 * unexpected error is logged under a reference, and all the person sees of it is that reference.
 */
export async function runAction<Who, S extends z.ZodType, T>(steps: ActionSteps<Who, S, T>): Promise<Result<T>> {
  try {
    const origin = checkOrigin(steps.headers);
    if (!origin.ok) return origin;
    const wait = Number(steps.headers.get("x-wait"));
    if (wait > 0) return refuse("TOO_MANY_REQUESTS", { params: { seconds: wait } });
    const who = await steps.who();
    if (who === null) return refuse("SESSION_ENDED");
    const input = readInput(steps.schema, steps.raw);
    return input.ok ? await steps.work(who, input.data) : input;
  } catch (error) {
    steps.rethrow(error);
    return unexpected(error, "action");
  }
}
