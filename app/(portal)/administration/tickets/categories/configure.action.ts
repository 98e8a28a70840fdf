"use server";

import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import { categoryInput, saveCategory, saveSubcategory, subcategoryInput } from "#lib/tickets/index.ts";

export const saveCategoryAction = formAction({
  input: categoryInput,
  run: (actor, input) => saveCategory(actor, input),
  done: () => routes.ticketCategories({ fait: true }),
});

export const saveSubcategoryAction = formAction({
  input: subcategoryInput,
  run: (actor, input) => saveSubcategory(actor, input),
  done: () => routes.ticketCategories({ fait: true }),
});
