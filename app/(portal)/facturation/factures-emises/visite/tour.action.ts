"use server";

import { headers } from "next/headers";
import { formAction } from "#lib/actions/index.ts";
import { moveTour, moveTourInput } from "#lib/help/index.ts";
import { routes, safeReturn } from "#lib/shared/routes.ts";

/** Begun or taken up again, the tour goes on where a deposit begins; left, one stays where one was. */
export const moveTourAction = formAction({
  input: moveTourInput,
  run: (actor, input) => moveTour(actor, input),
  done: async (_, { state }) => {
    if (state === "RUNNING") return routes.deposit();
    if (state === "DONE") return routes.depositTour({ fait: "terminee" });
    return safeReturn((await headers()).get("x-page")) ?? routes.deposit();
  },
});
