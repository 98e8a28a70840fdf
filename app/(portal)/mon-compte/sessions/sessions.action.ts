"use server";

import { z } from "zod";
import { closeOtherSessions, closeSession, sessionInput } from "#lib/accounts/index.ts";
import { requestOrigin } from "#lib/accounts/web.ts";
import { formAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

export const closeSessionAction = formAction({
  input: sessionInput,
  run: async (actor, { sessionId }) => closeSession(actor, sessionId, await requestOrigin()),
  done: () => routes.accountSessions({ fait: "une" }),
});

export const closeOtherSessionsAction = formAction({
  input: z.object({}),
  run: async (actor) => closeOtherSessions(actor, await requestOrigin()),
  done: () => routes.accountSessions({ fait: "toutes" }),
});
