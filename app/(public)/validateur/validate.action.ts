"use server";

import { z } from "zod";
import { presentVerdict } from "#app/einvoice/present-verdict.ts";
import { publicFormAction } from "#lib/actions/index.ts";
import { type Inspected, inspectEInvoice } from "#lib/documents/index.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { refuse } from "#lib/shared/result.ts";

const input = z.object({ facture: z.instanceof(File) });

/** Reads the file, answers with the verdict in words, forgets both. Works as a plain form too. */
export const validateAction = publicFormAction({
  input,
  run: async (_, { facture }) => {
    if (facture.size === 0 && facture.name === "")
      return refuse("NO_FILE", { fields: [{ field: "facture", code: "NO_FILE" }] });
    return inspectEInvoice(new Uint8Array(await facture.arrayBuffer()));
  },
  again: async (outcome, data): Promise<FormState["values"]> => {
    if (!outcome.ok) return {};
    const file = data.get("facture");
    const name = file instanceof File ? file.name.slice(0, 120) : "";
    return { verdict: JSON.stringify(await presentVerdict(outcome.data as Inspected, name)) };
  },
});
