import type { ReactNode } from "react";

/** Said by a screen reader, not shown. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}

/** The first things the Tab key meets: jumps over the header. */
export function SkipLinks({
  label,
  links,
}: {
  label: string;
  links: readonly { readonly label: string; readonly target: string }[];
}) {
  return (
    <nav className="skip-links" aria-label={label}>
      {links.map(({ label: text, target }) => (
        <a key={target} href={`#${target}`}>
          {text}
        </a>
      ))}
    </nav>
  );
}
