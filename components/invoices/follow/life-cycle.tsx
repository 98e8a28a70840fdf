import { useTranslations } from "next-intl";
import { StatusBadge } from "#components/invoices/status-badge.tsx";
import { STATUS_TONES } from "#lib/invoices/domain/status-tones.ts";
import type { InvoiceStatus, LifeCyclePicture, PictureEdge, PictureNode } from "#lib/invoices/public.ts";

type Props = { picture: LifeCyclePicture; side: "supplier" | "recipient" };

const BOX = { width: 122, height: 46 };
const STEP = { x: 156, y: 68 };
const EDGE = 6;
/** Room on the right for the ways that go round a box. */
const ROUND = 28;
const anchor = (status: InvoiceStatus) => `etat-${status}`;

/** The life cycle, drawn, with the place where the invoice stands; every status leads to what it means, below. */
export function LifeCycleFigure({ picture, side }: Props) {
  const t = useTranslations("invoices.lifeCycle");
  const rows = Math.max(...picture.nodes.map(({ row }) => row)) + 1;
  const [width, height] = [2 * STEP.x + BOX.width + EDGE + ROUND, (rows - 1) * STEP.y + BOX.height + 2 * EDGE];
  const nodeOf = (status: InvoiceStatus) => picture.nodes.find((node) => node.status === status);
  return (
    <section aria-labelledby="cycle" className="life-cycle">
      <h2 id="cycle">{t("title")}</h2>
      <p>{t("lead")}</p>
      <figure aria-labelledby="cycle">
        <svg viewBox={`0 0 ${width} ${height}`}>
          <title>{t("title")}</title>
          <defs>
            {(["passed", "next", "possible"] as const).map((kind) => (
              <marker
                key={kind}
                id={`fleche-${kind}`}
                data-edge={kind}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerUnits="userSpaceOnUse"
                markerWidth="8"
                markerHeight="8"
                orient="auto"
              >
                <path d="M0 0 L8 4 L0 8 Z" />
              </marker>
            ))}
          </defs>
          {picture.edges.map((edge) => {
            const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
            return from && to ? <Arrow key={`${edge.from} ${edge.to}`} edge={edge} from={from} to={to} /> : null;
          })}
          {picture.nodes.map((node) => (
            <Box key={node.status} node={node} />
          ))}
        </svg>
        <figcaption>
          <Legend />
        </figcaption>
      </figure>
      <Meanings picture={picture} side={side} />
    </section>
  );
}

const corner = ({ column, row }: PictureNode) => ({ x: EDGE + column * STEP.x, y: EDGE + row * STEP.y });

function Box({ node }: { node: PictureNode }) {
  const t = useTranslations("invoices.lifeCycle");
  const words = useTranslations("invoiceStatus")(node.status);
  const { x, y } = corner(node);
  const lines = inLines(words);
  const first = y + BOX.height / 2 - (lines.length - 1) * 6.5;
  return (
    <a href={`#${anchor(node.status)}`} aria-label={`${words}, ${t(`places.${node.place}`)}`}>
      <rect
        data-place={node.place}
        data-tone={STATUS_TONES[node.status]}
        x={x}
        y={y}
        width={BOX.width}
        height={BOX.height}
        rx="6"
      />
      {lines.map((line, index) => (
        <text key={line} data-place={node.place} x={x + BOX.width / 2} y={first + index * 13}>
          {line}
        </text>
      ))}
    </a>
  );
}

/** At most three lines of some twenty letters. */
function inLines(words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= 21) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, 3);
}

/** From side to side of two boxes; a leap over others goes round them. */
function Arrow({ edge, from, to }: { edge: PictureEdge; from: PictureNode; to: PictureNode }) {
  return <path data-edge={edge.kind} d={wayOf(from, to)} markerEnd={`url(#fleche-${edge.kind})`} />;
}

function wayOf(from: PictureNode, to: PictureNode): string {
  const [a, b] = [corner(from), corner(to)];
  const middle = (y: number) => y + BOX.height / 2;
  if (from.column === to.column) {
    const [down, length] = [to.row > from.row, Math.abs(to.row - from.row)];
    const x = a.x + BOX.width / 2;
    if (length === 1) return `M${x} ${down ? a.y + BOX.height : a.y} L${x} ${down ? b.y - 1 : b.y + BOX.height + 1}`;
    // Round what stands between: on the left of the way to the payment, on the right of what leads aside.
    const [side, away] = from.column === 2 ? [a.x + BOX.width, 1] : [a.x, -1];
    const out = side + away * (8 + Math.min(4, length) * 5);
    const [begin, end] = down ? [middle(a.y) + 10, middle(b.y) - 10] : [middle(a.y) - 10, middle(b.y) + 10];
    return `M${side} ${begin} C${out} ${begin} ${out} ${end} ${side + away} ${end}`;
  }
  const right = to.column > from.column;
  const [start, end] = [right ? a.x + BOX.width : a.x, right ? b.x - 1 : b.x + BOX.width + 1];
  const half = (start + end) / 2;
  return `M${start} ${middle(a.y)} C${half} ${middle(a.y)} ${half} ${middle(b.y)} ${end} ${middle(b.y)}`;
}

function Legend() {
  const t = useTranslations("invoices.lifeCycle");
  return (
    <ul>
      {(["now", "passed", "next", "other"] as const).map((place) => (
        <li key={place}>
          <svg viewBox="0 0 24 16" aria-hidden="true">
            <rect data-place={place} data-tone="wait" x="2" y="2" width="20" height="12" rx="3" />
          </svg>
          {t(`legend.${place}`)}
        </li>
      ))}
    </ul>
  );
}

/** The same in words: what each status means for the reader, what to do, where it comes from and leads to. */
function Meanings({ picture, side }: Props) {
  const t = useTranslations("invoices.lifeCycle");
  const statuses = useTranslations("invoiceStatus");
  const words = useTranslations("invoices.supplierStatuses");
  const names = (list: readonly InvoiceStatus[]) => list.map((status) => statuses(status)).join(", ");
  return (
    <div className="life-cycle-words">
      <h3>{t("inWords")}</h3>
      <ol>
        {picture.nodes.map(({ status, place, from, to }) => (
          <li key={status} id={anchor(status)} aria-current={place === "now" ? "step" : undefined}>
            <p>
              <StatusBadge status={status} /> <span className="muted">{t(`places.${place}`)}</span>
            </p>
            {side === "supplier" && (
              <p>
                {words(`${status}.meaning`)} {words(`${status}.todo`)}
              </p>
            )}
            <p className="muted">
              {[
                ...(from.length > 0 ? [t("comesFrom", { names: names(from) })] : []),
                to.length > 0 ? t("leadsTo", { names: names(to) }) : t("ends"),
              ].join(" ")}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
