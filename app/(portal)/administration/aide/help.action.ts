"use server";

import { formAction } from "#lib/actions/index.ts";
import {
  deliverHelp,
  discardHelp,
  draftHelp,
  draftHelpInput,
  helpDraftInput,
  helpPlaceInput,
  oneRevisionInput,
  publishHelp,
  restoreHelp,
} from "#lib/help/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Place = { readonly page: string; readonly locale: string };
const back =
  (fait: string) =>
  ({ page, locale }: Place) =>
    routes.adminHelpPage(locale, page, { fait });

/** Each command asks whether this person may. */
export const draftHelpAction = formAction({
  input: draftHelpInput,
  run: (actor, input) => draftHelp(actor, input),
  done: back("enregistre"),
});

export const discardHelpAction = formAction({
  input: helpDraftInput,
  run: (actor, input) => discardHelp(actor, input),
  done: back("abandonne"),
});

export const publishHelpAction = formAction({
  input: helpDraftInput,
  run: (actor, input) => publishHelp(actor, input),
  done: back("publie"),
});

export const restoreHelpAction = formAction({
  input: oneRevisionInput,
  run: (actor, input) => restoreHelp(actor, input),
  done: back("repris"),
});

export const deliverHelpAction = formAction({
  input: helpPlaceInput,
  run: (actor, input) => deliverHelp(actor, input),
  done: back("livre"),
});
