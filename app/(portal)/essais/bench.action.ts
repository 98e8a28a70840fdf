"use server";

import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import {
  moveClock,
  moveClockInput,
  orderInvoices,
  orderInvoicesInput,
  setRecipientInput,
  setTestRecipient,
} from "#lib/testbench/index.ts";

export const moveClockAction = formAction({
  input: moveClockInput,
  run: (actor, input) => moveClock(actor, input),
  done: ({ days }) => routes.testBench({ fait: days === 0 ? "heure" : "avance" }),
});

export const orderInvoicesAction = formAction({
  input: orderInvoicesInput,
  run: (actor, input) => orderInvoices(actor, input),
  done: () => routes.testBench({ fait: "commande" }),
});

export const setRecipientAction = formAction({
  input: setRecipientInput,
  run: (actor, input) => setTestRecipient(actor, input),
  done: () => routes.testBench({ fait: "reponse" }),
});
