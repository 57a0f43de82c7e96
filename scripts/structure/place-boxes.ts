import type { Graph } from "./read-graph.ts";

/** One folder, or several of a cluster that import and are imported alike. */
export interface Box extends Area {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  readonly boxes: readonly Box[];
  readonly clusters: readonly (Area & { readonly name: string })[];
  readonly width: number;
  readonly height: number;
}

const BOX_WIDTH = 170;
const BOX_HEIGHT = 34;
const LINE_HEIGHT = 20;
const GAP_X = 24;
const GAP_Y = 38;
const PADDING = 14;

/** From left to right. The last holds what belongs to no cluster. */
const COLUMNS = ["integrations", "tracking", ""] as const;

interface Group {
  readonly ids: readonly string[];
  readonly cluster: string;
  readonly layer: number;
}

/** Places folders in rows by layer and in columns by cluster. */
export function placeBoxes(graph: Graph): Placement {
  const groups = groupAlike(graph);
  const rows = [...new Set(groups.map(({ layer }) => layer))].toSorted((a, b) => b - a);
  const wings = groups.filter(({ cluster }) => cluster === "tracking").map(({ layer }) => layer);
  const [lowest, highest] = [Math.min(...wings), Math.max(...wings)];
  // What stands above or below every wing goes into the middle.
  const columnOf = ({ cluster, layer }: Group): string =>
    cluster === "" && (layer > highest || layer < lowest) ? "tracking" : cluster;

  const widths = COLUMNS.map((column) => {
    const counts = rows.map(
      (row) => groups.filter((group) => group.layer === row && columnOf(group) === column).length,
    );
    const most = Math.max(...counts, 1);
    return most * BOX_WIDTH + (most - 1) * GAP_X + 2 * PADDING;
  });
  const lefts = widths.map((_, index) =>
    widths.slice(0, index).reduce((sum, width) => sum + width + 2 * GAP_X, 0),
  );

  const boxes: Box[] = [];
  let y = 0;
  for (const row of rows) {
    const inRow = groups.filter(({ layer }) => layer === row);
    const heights = inRow.map(heightOf);
    const rowHeight = Math.max(...heights);
    for (const [index, column] of COLUMNS.entries()) {
      const here = inRow.filter((group) => columnOf(group) === column);
      const span = here.length * BOX_WIDTH + (here.length - 1) * GAP_X;
      const left = (lefts[index] ?? 0) + ((widths[index] ?? 0) - span) / 2;
      for (const [place, group] of here.entries()) {
        boxes.push({
          ids: group.ids,
          labels: group.ids.map((id) => id.split("/").at(-1) ?? id),
          x: Math.round(left + place * (BOX_WIDTH + GAP_X)),
          y: Math.round(y + (rowHeight - heightOf(group)) / 2),
          width: BOX_WIDTH,
          height: heightOf(group),
        });
      }
    }
    y += rowHeight + GAP_Y;
  }
  const width = Math.max(...lefts.map((left, index) => left + (widths[index] ?? 0)));
  return { boxes, clusters: frameClusters(boxes), width, height: y - GAP_Y };
}

function heightOf({ ids }: Group): number {
  return BOX_HEIGHT + (ids.length - 1) * LINE_HEIGHT;
}

function clusterOf(id: string): string {
  const [folder = "", inner] = id.split("/");
  return inner === undefined ? "" : folder;
}

/** Folders of a cluster in one layer with the same arrows share a box. */
function groupAlike({ nodes, edges }: Graph): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { id, layer } of nodes) {
    const cluster = clusterOf(id);
    const below = edges.filter(({ from }) => from === id).map(({ to }) => to);
    const above = edges.filter(({ to }) => to === id).map(({ from }) => from);
    const key = cluster === "" ? id : [cluster, layer, ...below, "<", ...above].join(" ");
    groups.set(key, { cluster, layer, ids: [...(groups.get(key)?.ids ?? []), id] });
  }
  return [...groups.values()];
}

function frameClusters(boxes: readonly Box[]): Placement["clusters"] {
  const names = [...new Set(boxes.flatMap(({ ids }) => ids.map(clusterOf)))];
  return names
    .filter((name) => name !== "")
    .map((name) => {
      const own = boxes.filter(({ ids }) => ids.some((id) => clusterOf(id) === name));
      const x = Math.min(...own.map((box) => box.x)) - PADDING;
      const y = Math.min(...own.map((box) => box.y)) - PADDING;
      return {
        name,
        x,
        y,
        width: Math.max(...own.map((box) => box.x + box.width)) + PADDING - x,
        height: Math.max(...own.map((box) => box.y + box.height)) + PADDING - y,
      };
    });
}
