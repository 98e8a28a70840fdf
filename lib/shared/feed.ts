export type FeedItem = {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  /** Absolute; also what tells the item from the others. */
  readonly link: string;
  readonly at: Date;
};

export type Feed = {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly link: string;
  readonly self: string;
  readonly items: readonly FeedItem[];
};

/** A feed in RSS 2.0. Readers take the description of an item for HTML: it is written so that even then it is text. */
export function rssFeed({ items, ...feed }: Feed): string {
  const lines = items.map(
    (item) => `<item>
<title>${forXml(item.title)}</title>
<link>${forXml(item.link)}</link>
<guid isPermaLink="true">${forXml(item.link)}</guid>
<category>${forXml(item.category)}</category>
<pubDate>${item.at.toUTCString()}</pubDate>
<description>${forXml(forXml(item.description))}</description>
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${forXml(feed.title)}</title>
<link>${forXml(feed.link)}</link>
<atom:link href="${forXml(feed.self)}" rel="self" type="application/rss+xml"/>
<description>${forXml(feed.description)}</description>
<language>${forXml(feed.language)}</language>
${lines.join("\n")}
</channel>
</rss>
`;
}

/** Characters that XML cannot hold are left out. */
function forXml(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
