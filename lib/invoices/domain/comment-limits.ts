/** Characters of one comment. */
export const COMMENT_MAX = 2_000;
/** Comments that one person may write in ten minutes: a conversation, not a flood. */
export const COMMENT_LIMIT = { points: 20, seconds: 600 } as const;
