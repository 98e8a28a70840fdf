"use server";

import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";
import {
  addBankAccount,
  addBankAccountInput,
  bankAccountInput,
  cancelBankAccount,
  changeBankAccount,
  changeBankAccountInput,
  endBankAccount,
} from "#lib/structures/index.ts";

export const addBankAccountAction = formAction({
  input: addBankAccountInput,
  run: (actor, input) => addBankAccount(actor, input),
  done: ({ held }, { structureId }) => routes.bankAccounts(structureId, { fait: held ? "held" : "added" }),
});

export const changeBankAccountAction = formAction({
  input: changeBankAccountInput,
  run: (actor, input) => changeBankAccount(actor, input),
  done: ({ change, held }, { structureId }) =>
    routes.bankAccounts(structureId, { fait: change === "none" ? "unchanged" : held ? "held" : "changed" }),
});

export const endBankAccountAction = formAction({
  input: bankAccountInput,
  run: (actor, input) => endBankAccount(actor, input),
  done: (_, { structureId }) => routes.bankAccounts(structureId, { fait: "ended" }),
});

export const cancelBankAccountAction = formAction({
  input: bankAccountInput,
  run: (actor, input) => cancelBankAccount(actor, input),
  done: (_, { structureId }) => routes.bankAccounts(structureId, { fait: "cancelled" }),
});
