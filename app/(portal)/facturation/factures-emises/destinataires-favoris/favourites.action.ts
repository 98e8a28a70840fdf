"use server";

import { formAction } from "#lib/actions/index.ts";
import { favouriteInput, forgetFavourite, forgetFavouriteInput, keepFavourite } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const keepFavouriteAction = formAction({
  input: favouriteInput,
  run: (actor, input) => keepFavourite(actor, input),
  done: () => routes.favouriteRecipients({ fait: "garde" }),
});

export const forgetFavouriteAction = formAction({
  input: forgetFavouriteInput,
  run: (actor, input) => forgetFavourite(actor, input),
  done: () => routes.favouriteRecipients({ fait: "oublie" }),
});
