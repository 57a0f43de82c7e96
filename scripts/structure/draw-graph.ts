import { placeBoxes, type Box } from "./place-boxes.ts";
import type { Edge, Graph } from "./read-graph.ts";

const MARGIN = 24;
const LINE_HEIGHT = 20;

/** Draws the graph as an SVG: what imports stands above what it imports. */
export function drawGraph(graph: Graph): string {
  const { boxes, clusters, width, height } = placeBoxes(graph);
  const boxOf = new Map(boxes.flatMap((box) => box.ids.map((id) => [id, box] as const)));
  const layerOf = new Map(graph.nodes.map(({ id, layer }) => [id, layer]));
  const arrows = mergeEdges(graph.edges, boxOf, ({ ids }) => -(layerOf.get(ids[0] ?? "") ?? 0));
  const top = MARGIN + 3 * LINE_HEIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 2 * MARGIN} ${height + top + MARGIN}" font-family="system-ui, sans-serif" font-size="14">
<title>Folders of the server and their imports</title>
<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#4a5568"/></marker></defs>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${MARGIN}" y="${MARGIN + 8}" font-size="17" font-weight="600">Folders of the server</text>
<text x="${MARGIN}" y="${MARGIN + 30}" fill="#4a5568">An arrow is an import. Every arrow points down. Imports that a path of arrows already implies are left out.</text>
<g transform="translate(${MARGIN} ${top})">
${clusters
  .map(
    ({ name, x, y, width: w, height: h }) =>
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="10" fill="#f7fafc" stroke="#cbd5e0"/><text x="${x + 4}" y="${y - 6}" fill="#4a5568" font-size="13" font-weight="600">${name}</text>`,
  )
  .join("\n")}
${arrows.map(drawArrow).join("\n")}
${boxes.map(drawBox).join("\n")}
</g>
</svg>
`;
}

interface Arrow {
  readonly from: Box;
  readonly to: Box;
  readonly isCircular: boolean;
  /** The side of the upper box from which an arrow leaves that would otherwise run under boxes. */
  readonly leaves: "bottom" | "left" | "right";
  readonly arrives: "top" | "left" | "right";
}

/** One arrow between two boxes. */
function mergeEdges(
  edges: readonly Edge[],
  boxOf: ReadonlyMap<string, Box>,
  rowOf: (box: Box) => number,
): readonly Arrow[] {
  const boxes = [...new Set(boxOf.values())];
  const merged = new Map<string, Arrow>();
  for (const { from: upper, to: lower, isCircular } of edges) {
    const from = boxOf.get(upper);
    const to = boxOf.get(lower);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from.ids[0]} ${to.ids[0]}`;
    const isAdjacent = rowOf(to) - rowOf(from) < 2;
    const isBelow = Math.abs(middleOf(to) - middleOf(from)) < from.width / 2;
    const side = middleOf(to) < middleOf(from) ? "left" : "right";
    const isCovered = boxes.some(
      (box) =>
        box.y > from.y && box.y < to.y && box.x < middleOf(to) && middleOf(to) < box.x + box.width,
    );
    const leaves = isAdjacent || isBelow ? "bottom" : side;
    const facing = side === "left" ? "right" : "left";
    const isFar = Math.abs(middleOf(to) - middleOf(from)) > 1.5 * from.width;
    const near = Math.min(middleOf(from), middleOf(to));
    const far = Math.max(middleOf(from), middleOf(to));
    const isFree = !boxes.some(
      (box) =>
        box !== to && rowOf(box) === rowOf(to) && near < middleOf(box) && middleOf(box) < far,
    );
    merged.set(key, {
      from,
      to,
      isCircular: isCircular || merged.get(key)?.isCircular === true,
      leaves,
      arrives: (leaves === "bottom" ? isFar && isFree : isCovered) ? facing : "top",
    });
  }
  return [...merged.values()];
}

function middleOf({ x, width }: Box): number {
  return x + width / 2;
}

/** Where among the arrows on the same edge of a box this one is, from 0 to 1. */
function shareOf(one: Arrow, all: readonly Arrow[], by: (arrow: Arrow) => number): number {
  const sorted = all.toSorted((a, b) => by(a) - by(b));
  return (sorted.indexOf(one) + 1) / (sorted.length + 1);
}

function drawArrow(arrow: Arrow, _index: number, all: readonly Arrow[]): string {
  const { from, to, isCircular, leaves, arrives } = arrow;
  const leaving = all.filter((other) => other.from === from && other.leaves === leaves);
  const arriving = all.filter((other) => other.to === to && other.arrives === arrives);
  const leavesAt = shareOf(arrow, leaving, (other) => middleOf(other.to));
  const arrivesAt = shareOf(arrow, arriving, (other) => middleOf(other.from));
  const x1 = { bottom: from.x + from.width * leavesAt, left: from.x, right: from.x + from.width };
  const x2 = { top: to.x + to.width * arrivesAt, left: to.x, right: to.x + to.width };
  const y1 = leaves === "bottom" ? from.y + from.height : from.y + from.height * leavesAt;
  const y2 = arrives === "top" ? to.y : to.y + to.height * arrivesAt;
  const [startX, endX] = [x1[leaves], x2[arrives]];
  const bend = Math.max(20, Math.min(60, (y2 - y1) / 2));
  const down = arrives === "top" ? y1 + bend : y2;
  const start = leaves === "bottom" ? [startX, down] : [(startX + endX) / 2, y1];
  const end = arrives === "top" ? [endX, y2 - bend] : [(startX + endX) / 2, y2];
  const control = leaves !== "bottom" && arrives === "top" ? [endX, y1, endX, y1 + bend] : null;
  const curve = [...(control ?? [...start, ...end]), endX, y2].map((value) => Math.round(value));
  const color = isCircular ? "#c53030" : "#4a5568";
  return `<path d="M${Math.round(startX)} ${Math.round(y1)}C${curve.join(" ")}" fill="none" stroke="${color}" stroke-width="1.3" marker-end="url(#head)"/>`;
}

function drawBox({ labels, x, y, width, height }: Box): string {
  const lines = labels.map(
    (label, index) =>
      `<text x="${x + width / 2}" y="${y + 21 + index * LINE_HEIGHT}" text-anchor="middle">${label}</text>`,
  );
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="#ebf4ff" stroke="#3182ce"/>${lines.join("")}`;
}
