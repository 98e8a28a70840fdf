import { Fragment, type ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import { type Block, type Inline, readMarkdown } from "#lib/shared/markdown.ts";

/** A text written in Markdown. What `readMarkdown` lets through becomes elements; the rest is text. */
export function Markdown({ source }: { source: string }) {
  return <div className="prose markdown">{blocks(readMarkdown(source))}</div>;
}

/** The place of a part in its text is the only name it has. */
function each<T>(parts: readonly T[], draw: (part: T) => ReactNode): ReactNode {
  let place = 0;
  return parts.map((part) => {
    place += 1;
    return <Fragment key={place}>{draw(part)}</Fragment>;
  });
}

const blocks = (parts: readonly Block[]) => each(parts, drawBlock);
const inlines = (parts: readonly Inline[]) => each(parts, drawInline);

function drawBlock(block: Block): ReactNode {
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
            <li>{drawItem(item)}</li>
          ))}
        </List>
      );
    }
    case "quote":
      return <blockquote>{blocks(block.inside)}</blockquote>;
    case "code":
      return <pre>{block.text}</pre>;
    case "table":
      return <DrawnTable {...block} />;
    case "rule":
      return <hr />;
  }
}

/** An item of one paragraph is a line, not a paragraph. */
function drawItem(item: readonly Block[]): ReactNode {
  const [first, ...rest] = item;
  if (first?.kind !== "paragraph") return blocks(item);
  return (
    <>
      {inlines(first.inside)}
      {blocks(rest)}
    </>
  );
}

function DrawnTable({ head, rows }: Extract<Block, { kind: "table" }>) {
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

function drawInline(part: Inline): ReactNode {
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
    case "break":
      return <br />;
  }
}
