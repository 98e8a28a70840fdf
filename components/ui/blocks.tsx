import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import type { Tone } from "#components/ui/status.tsx";

/** A framed block with its own heading. */
export function Card({ title, aside, children }: { title?: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="card">
      {title && (
        <header>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}

/** One place to go, with what is there; stands in Tiles, under an h2. The whole tile is the target of its one link; `links` are shortcuts inside it. */
export function Tile({
  title,
  href,
  links = [],
  aside,
  children,
}: {
  title: string;
  href: string;
  links?: readonly { readonly label: string; readonly href: string }[];
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="tile">
      <h3>
        <Link className={links.length === 0 ? "stretched" : ""} href={href}>
          {title}
        </Link>
      </h3>
      <p>{children}</p>
      {aside}
      {links.length > 0 && (
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <Link className="" href={link.href}>
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

export function Tiles({ children }: { children: ReactNode }) {
  return <ul className="tiles">{children}</ul>;
}

export type Detail = { readonly label: string; readonly value: ReactNode };

/** Names and values: a sheet, a recap, answers to check. Empty values are left out by the caller, or said in words. */
export function DescriptionList({ items }: { items: readonly Detail[] }) {
  return (
    <dl className="details-list">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** More on demand, without script. */
export function Details({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}

/** An empty list: what would be here, why nothing is, one thing to do. */
export function EmptyState({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

export type TimelineItem = {
  readonly key: string;
  readonly tone: Tone;
  readonly title: ReactNode;
  /** When and by whom. */
  readonly meta: ReactNode;
  readonly body?: ReactNode;
};

/** What happened, newest first. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map(({ key, tone, title, meta, body }) => (
        <li key={key} data-tone={tone}>
          <strong>{title}</strong>
          <span className="meta">{meta}</span>
          {body && <div>{body}</div>}
        </li>
      ))}
    </ol>
  );
}
