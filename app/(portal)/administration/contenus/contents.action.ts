"use server";

import { formAction } from "#lib/actions/index.ts";
import {
  articleInput,
  endMessage,
  messageInput,
  oneArticleInput,
  oneMessageInput,
  publishArticle,
  publishInput,
  withdrawArticle,
  writeArticle,
  writeMessage,
} from "#lib/content/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Each command asks whether this person may. */
export const writeArticleAction = formAction({
  input: articleInput,
  run: (actor, input) => writeArticle(actor, input),
  done: ({ articleId }) => routes.writeArticle(articleId, { fait: "enregistre" }),
});

export const publishArticleAction = formAction({
  input: publishInput,
  run: (actor, input) => publishArticle(actor, input),
  done: ({ articleId }) => routes.writeArticle(articleId, { fait: "publie" }),
});

export const withdrawArticleAction = formAction({
  input: oneArticleInput,
  run: (actor, input) => withdrawArticle(actor, input),
  done: ({ articleId }) => routes.writeArticle(articleId, { fait: "retire" }),
});

export const writeMessageAction = formAction({
  input: messageInput,
  run: (actor, input) => writeMessage(actor, input),
  done: ({ messageId }) => routes.writeMessage(messageId, { fait: "enregistre" }),
});

export const endMessageAction = formAction({
  input: oneMessageInput,
  run: (actor, input) => endMessage(actor, input),
  done: ({ messageId }) => routes.writeMessage(messageId, { fait: "termine" }),
});
