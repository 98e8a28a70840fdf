import type { ReactNode } from "react";

/** The head of the home page: one sentence that says what the portal is for, and the one thing to do next. */
export function Hero({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <div className="hero">
      <Score />
      <div className="hero-text">
        <h1>{title}</h1>
        <p>{lead}</p>
        {children && <div className="button-row">{children}</div>}
      </div>
    </div>
  );
}

const LINES = [40, 90, 140, 190];

/** Bars of the score: x, line, length. What was sung before is pale; the four present voices draw the C of the mark. */
const PAST = [
  [60, 0, 90],
  [170, 0, 46],
  [0, 1, 70],
  [100, 1, 110],
  [40, 2, 54],
  [124, 2, 74],
  [10, 3, 120],
  [160, 3, 60],
] as const;
const VOICES = [
  [300, 0, 210],
  [254, 1, 74],
  [254, 2, 56],
  [300, 3, 172],
] as const;

function Score() {
  return (
    <svg
      className="score"
      viewBox="0 0 640 230"
      preserveAspectRatio="xMinYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {LINES.map((y) => (
        <path key={y} className="line" d={`M0 ${y}H1400`} />
      ))}
      {PAST.map(([x, line, width]) => (
        <Bar key={`${x} ${line}`} className="past" x={x} line={line} width={width} />
      ))}
      {VOICES.map(([x, line, width]) => (
        <Bar key={line} className="voice" x={x} line={line} width={width} />
      ))}
      <Bar className="next" x={492} line={3} width={18} />
    </svg>
  );
}

function Bar({ className, x, line, width }: { className: string; x: number; line: number; width: number }) {
  return <rect className={className} x={x} y={(LINES[line] ?? 0) - 10} width={width} height={20} rx={3} />;
}
