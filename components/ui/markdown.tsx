import { Fragment, type ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import { type Block, type Inline, type Pictures, readMarkdown } from "#lib/shared/markdown.ts";

/**
 * A text written in Markdown. What `readMarkdown` lets through becomes elements; the rest is text.
 *
 * @param pictures those that may be shown in it: none, unless the page says so.
 */
export function Markdown({ source, pictures = {} }: { source: string; pictures?: Pictures }) {
  return <div className="prose markdown">{each(readMarkdown(source), (block) => drawBlock(block, pictures))}</div>;
}

/** The place of a part in its text is the only name it has. */
function each<T>(parts: readonly T[], draw: (part: T) => ReactNode): ReactNode {
  let place = 0;
  return parts.map((part) => {
    place += 1;
    return <Fragment key={place}>{draw(part)}</Fragment>;
  });
}

function drawBlock(block: Block, pictures: Pictures): ReactNode {
  const blocks = (parts: readonly Block[]) => each(parts, (part) => drawBlock(part, pictures));
  const inlines = (parts: readonly Inline[]) => drawInlines(parts, pictures);
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as const;
      return <Heading id={block.anchor}>{inlines(block.inside)}</Heading>;
    }
    case "paragraph":
      return <p>{inlines(block.inside)}</p>;
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List>
          {each(block.items, (item) => (
            <li>{drawItem(item, pictures)}</li>
          ))}
        </List>
      );
    }
    case "quote":
      return <blockquote>{blocks(block.inside)}</blockquote>;
    case "code":
      return <pre>{block.text}</pre>;
    case "table":
      return <DrawnTable {...block} pictures={pictures} />;
    case "rule":
      return <hr />;
  }
}

/** An item of one paragraph is a line, not a paragraph. */
function drawItem(item: readonly Block[], pictures: Pictures): ReactNode {
  const [first, ...rest] = item;
  const below = (parts: readonly Block[]) => each(parts, (part) => drawBlock(part, pictures));
  if (first?.kind !== "paragraph") return below(item);
  return (
    <>
      {drawInlines(first.inside, pictures)}
      {below(rest)}
    </>
  );
}

function DrawnTable({ head, rows, pictures }: Extract<Block, { kind: "table" }> & { pictures: Pictures }) {
  const inlines = (parts: readonly Inline[]) => drawInlines(parts, pictures);
  return (
    <div className="markdown-table">
      <table>
        <thead>
          <tr>
            {each(head, (cell) => (
              <th scope="col">{inlines(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {each(rows, (row) => (
            <tr>
              {each(row, (cell) => (
                <td>{inlines(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const drawInlines = (parts: readonly Inline[], pictures: Pictures) => each(parts, (part) => drawInline(part, pictures));

function drawInline(part: Inline, pictures: Pictures): ReactNode {
  const inlines = (parts: readonly Inline[]) => drawInlines(parts, pictures);
  switch (part.kind) {
    case "text":
      return part.text;
    case "code":
      return <code>{part.text}</code>;
    case "strong":
      return <strong>{inlines(part.inside)}</strong>;
    case "em":
      return <em>{inlines(part.inside)}</em>;
    case "link":
      return <Link href={part.href}>{inlines(part.inside)}</Link>;
    case "picture": {
      const size = pictures[part.src];
      if (!size) return part.raw;
      return (
        // biome-ignore lint/performance/noImgElement: already small, and served as it is
        <img className="picture" src={part.src} alt={part.description} {...size} loading="lazy" decoding="async" />
      );
    }
    case "break":
      return <br />;
  }
}
