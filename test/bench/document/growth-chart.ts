import type { Figure } from "../figure.ts";

const WIDTH = 860;
const LEFT = 260;
const RIGHT = 70;
const TOP = 64;
const ROW = 22;
const TICKS_MS = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000];

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .muted { fill: #59636e; font-size: 12px; }
  .grid { stroke: #d1d9e0; }
  .span { stroke: #8c959f; stroke-width: 2; }
  .few { fill: #ffffff; stroke: #0969da; stroke-width: 2; }
  .many { fill: #0969da; stroke: #0969da; stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .muted { fill: #9198a1; }
    .grid { stroke: #3d444d; }
    .span { stroke: #656c76; }
    .few { fill: #0d1117; stroke: #4493f8; }
    .many { fill: #4493f8; stroke: #4493f8; }
  }`;

/** Draws how long each operation takes with few and with many requests, on a logarithmic axis. */
export function drawGrowth(figures: readonly Figure[]): string {
  const operations = figures.flatMap(({ bench, figure, value, floor }) => {
    const match = /^growth (\S+) → (\S+): (.+)$/.exec(figure);
    if (bench !== "growth" || match === null || floor === null) return [];
    const [, few = "", many = "", name = ""] = match;
    return [{ few, many, name, before: floor, after: value }];
  });
  const [first] = operations;
  if (first === undefined) throw new Error("there are no figures of growth to draw");
  const values = operations.flatMap(({ before, after }) => [before, after]);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const from = TICKS_MS.findLast((tick) => tick <= min) ?? min;
  const until = TICKS_MS.find((tick) => tick >= max) ?? max;
  const toX = (ms: number): number =>
    LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(ms / from)) / Math.log(until / from);
  const bottom = TOP + operations.length * ROW;
  const ticks = TICKS_MS.filter((tick) => tick >= from && tick <= until).map(
    (tick) => `
  <line class="grid" x1="${toText(toX(tick))}" y1="${TOP - 8}" x2="${toText(toX(tick))}" y2="${bottom}"/>
  <text class="muted" x="${toText(toX(tick))}" y="${bottom + 18}" text-anchor="middle">${tick.toLocaleString("en")} ms</text>`,
  );
  const rows = operations.map(({ name, before, after }, index) => {
    const y = TOP + index * ROW + ROW / 2;
    const ratio = after / before;
    return `
  <text x="${LEFT - 14}" y="${y + 4}" text-anchor="end">${escaped(name)}</text>
  <line class="span" x1="${toText(toX(before))}" y1="${y}" x2="${toText(toX(after))}" y2="${y}"/>
  <circle class="few" cx="${toText(toX(before))}" cy="${y}" r="5"/>
  <circle class="many" cx="${toText(toX(after))}" cy="${y}" r="5"/>
  <text class="muted" x="${WIDTH - RIGHT + 14}" y="${y + 4}">${ratio.toFixed(2)} ×</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 34}" role="img" aria-labelledby="title">
  <title id="title">Time of each operation with ${first.few} and with ${first.many} requests</title>
  <style>${STYLE}
  </style>
  <circle class="few" cx="${LEFT + 6}" cy="24" r="5"/>
  <text x="${LEFT + 20}" y="28">${first.few} requests</text>
  <circle class="many" cx="${LEFT + 156}" cy="24" r="5"/>
  <text x="${LEFT + 170}" y="28">${first.many} requests</text>${ticks.join("")}${rows.join("")}
</svg>
`;
}

function toText(value: number): string {
  return value.toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
