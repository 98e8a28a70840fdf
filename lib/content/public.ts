/** What everything drawn may know of news and messages. */
export {
  ARTICLE_DOMAINS,
  type ArticleDomain,
  type ArticleEntry,
  type ArticleState,
} from "#lib/content/domain/article.ts";
export { MESSAGE_TONES, type MessageTone, type MessageView, REACHES } from "#lib/content/domain/message.ts";
export type { WebinarView, WrittenWebinar } from "#lib/content/domain/webinar.ts";
export type { WrittenArticle, WrittenMessage } from "#lib/content/domain/written.ts";
