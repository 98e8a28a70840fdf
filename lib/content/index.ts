import "server-only";

export { markArticleRead, markMessagesRead, putBannerAway } from "#lib/content/commands/mark-read.ts";
export { publishArticle, withdrawArticle } from "#lib/content/commands/publish-article.ts";
export { leaveWebinar, registerForWebinar } from "#lib/content/commands/register-webinar.ts";
export { remindWebinars } from "#lib/content/commands/remind-webinars.ts";
export { writeArticle } from "#lib/content/commands/write-article.ts";
export { endMessage, writeMessage } from "#lib/content/commands/write-message.ts";
export { cancelWebinar, writeWebinar } from "#lib/content/commands/write-webinar.ts";
export {
  ARTICLE_DOMAINS,
  type ArticleDomain,
  type ArticleEntry,
  parseArticleDomain,
} from "#lib/content/domain/article.ts";
export type { MessageView } from "#lib/content/domain/message.ts";
export {
  articleInput,
  messageInput,
  oneArticleInput,
  oneMessageInput,
  publishInput,
} from "#lib/content/domain/schemas.ts";
export { endOf } from "#lib/content/domain/webinar.ts";
export { oneWebinarInput, webinarInput } from "#lib/content/domain/webinar-schemas.ts";
export type { WrittenArticle, WrittenMessage } from "#lib/content/domain/written.ts";
export {
  type ArticleReadingView,
  article,
  articles,
  writtenArticle,
  writtenArticles,
} from "#lib/content/queries/articles.ts";
export { changeLog } from "#lib/content/queries/change-log.ts";
export { bannersFor, messagesFor, writtenMessage, writtenMessages } from "#lib/content/queries/messages.ts";
export { type Webinars, webinar, webinars, writtenWebinar, writtenWebinars } from "#lib/content/queries/webinars.ts";
