import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "#lib/access/index.ts";
import { currentActor } from "#lib/access/web.ts";
import { refusedForm } from "#lib/actions/present.ts";
import { runAction, type Work } from "#lib/actions/run-action.ts";
import { EMPTY_FORM, type FormState, typedValues } from "#lib/shared/form-state.ts";
import { ok, type Result, refuse } from "#lib/shared/result.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

export { checkOrigin } from "#lib/actions/check-origin.ts";
export { presentRefusal, refusedForm } from "#lib/actions/present.ts";

/** What `useActionState` calls: the state before, what was posted. */
export type FormAction = (before: FormState, data: FormData) => Promise<FormState>;

type Definition<Who, S extends z.ZodType, T> = {
  readonly input: S;
  /** The command: who asks and checked input, to a result. Holds no rule of its own. */
  readonly run: Work<Who, z.output<S>, T>;
  /** After success: the address to go to, or nothing to stay. Revalidate pages here. */
  readonly done?: (data: T, input: z.output<S>) => string | null | Promise<string | null>;
  /** What goes back into a form that stays, beside what was typed: its next captcha. With it, a success that stays keeps what was typed. */
  readonly again?: (outcome: Result<T>, data: FormData) => Promise<FormState["values"]>;
};

/**
 * Makes the action of a form for people signed in with both factors.
 *
 * ```ts
 * "use server";
 * export const deleteDraftAction = formAction({
 *   input: deleteDraftInput,
 *   run: (actor, input) => deleteDraft(actor, input),
 *   done: () => routes.issuedWorkList(),
 * });
 * ```
 */
export function formAction<S extends z.ZodType, T>(definition: Definition<Actor, S, T>): FormAction {
  return (before, data) => answer(definition, currentActor, before, data);
}

/** The same for forms that people use before they are signed in. */
export function publicFormAction<S extends z.ZodType, T>(definition: Definition<"anyone", S, T>): FormAction {
  return (before, data) => answer(definition, async () => "anyone" as const, before, data);
}

async function answer<Who, S extends z.ZodType, T>(
  definition: Definition<Who, S, T>,
  who: () => Promise<Who | null>,
  before: FormState,
  data: FormData,
): Promise<FormState> {
  let outcome: Result<T> | undefined;
  const result = await runAction({
    headers: new Headers(await headers()),
    who,
    schema: definition.input,
    raw: posted(data),
    work: async (person, input) => {
      outcome = await definition.run(person, input);
      return outcome.ok ? ok((await definition.done?.(outcome.data, input)) ?? null) : outcome;
    },
    rethrow: unstable_rethrow,
  });
  if (!result.ok && result.code === "PROOF_NEEDED") redirect(await toFreshProof());
  if (result.ok && result.data) {
    // The frame around the next page tells names and counts, and the router would keep it as it was before the change.
    revalidatePath("/", "layout");
    redirect(result.data);
  }
  const again = await definition.again?.(outcome ?? refuse("INVALID_INPUT"), data);
  if (!result.ok) return withValues(await refusedForm(result, data, before), again);
  const kept = { ...EMPTY_FORM, turn: before.turn + 1 };
  return again ? withValues({ ...kept, values: typedValues(data) }, again) : kept;
}

function withValues(state: FormState, more: FormState["values"] = {}): FormState {
  return { ...state, values: { ...state.values, ...more } };
}

/** A page left open longer than its proof is good for: the proof first, then the page again. */
async function toFreshProof(): Promise<string> {
  return routes.confirmIdentity({ retour: safeReturn((await headers()).get("x-page")) });
}

/** The posted fields by name, secrets included, repeated names as lists. Framework fields are left out. */
function posted(data: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = [...new Set(data.keys())].filter((name) => !name.startsWith("$"));
  return Object.fromEntries(
    names.map((name) => {
      const values = data.getAll(name);
      return [name, values.length === 1 && values[0] !== undefined ? values[0] : values];
    }),
  );
}

export { unexpected } from "#lib/actions/unexpected.ts";
