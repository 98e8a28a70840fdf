import { useLocale, useTranslations } from "next-intl";
import type { ClockLine, ClockMark } from "#lib/invoices/public.ts";
import { daysBetween, formatDate, type IsoDate } from "#lib/shared/dates.ts";

const WIDTH = 320;
const HEIGHT = 26;
const EDGE = 10;
const MIDDLE = HEIGHT / 2;

/** The payment period as a small drawn line; the same days in words below it, each with its shape. */
export function ClockLineFigure({ line }: { line: ClockLine }) {
  const t = useTranslations("invoices.clock");
  const locale = useLocale();
  const [first, last] = [line.marks[0]?.day, line.marks.at(-1)?.day];
  if (!first || !last) return null;
  const length = Math.max(1, daysBetween(first, last));
  const x = (day: IsoDate) => EDGE + (daysBetween(first, day) / length) * (WIDTH - 2 * EDGE);
  return (
    <figure className="clock-line">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {line.spans.map(({ kind, from, to }) => (
          <line key={`${kind}${from}`} data-span={kind} x1={x(from)} x2={x(to)} y1={MIDDLE} y2={MIDDLE} />
        ))}
        {line.marks.map(({ kind, day }) => (
          <Mark key={kind} kind={kind} x={x(day)} />
        ))}
      </svg>
      <figcaption>
        <ol aria-label={t("line")}>
          {line.marks.map(({ kind, day }) => (
            <li key={kind}>
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <Mark kind={kind} x={10} y={10} />
              </svg>
              <span>{t(`marks.${kind}`, { date: formatDate(day, locale) })}</span>
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}

/** Each kind has a shape of its own: colour alone says nothing. */
function Mark({ kind, x, y = MIDDLE }: { kind: ClockMark["kind"]; x: number; y?: number }) {
  const at = (shape: string) => <path data-mark={kind} d={shape} transform={`translate(${x} ${y})`} />;
  if (kind === "start") return at("M0 -5 A5 5 0 1 1 0 5 A5 5 0 1 1 0 -5 Z");
  if (kind === "interrupted") return at("M-4 -6 H-1 V6 H-4 Z M1 -6 H4 V6 H1 Z");
  if (kind === "resumed") return at("M-4 -6 L6 0 L-4 6 Z");
  if (kind === "due") return at("M0 -7 L7 0 L0 7 L-7 0 Z");
  if (kind === "today") return at("M-1.5 -10 H1.5 V10 H-1.5 Z");
  return kind === "paid" ? at("M-6 -6 H6 V6 H-6 Z") : at("M-6 -4 L-4 -6 L6 4 L4 6 Z M4 -6 L6 -4 L-4 6 L-6 4 Z");
}
