import { For, Index, type JSX } from "solid-js";
import { countWords } from "../../wording/sentence.ts";
import { toTicks } from "./scale.ts";

export interface Series {
  readonly name: string;
  /** A CSS colour. */
  readonly colour: string;
  /** A value per column. */
  readonly values: readonly number[];
}

interface ColumnChartProps {
  /** Above each other; otherwise beside each other. */
  readonly isStacked: boolean;
  readonly series: readonly Series[];
  /** What each column is about. */
  readonly labels: readonly string[];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
}

/** The part of a column's place that stays empty. */
const GAP = 0.24;

/**
 * Columns over time. The drawing stretches with the page, so that the words beside it do not; the table below it says the
 * same.
 */
export function ColumnChart(props: ColumnChartProps): JSX.Element {
  const heightOf = (column: number) => {
    const heights = props.series.map(({ values }) => values[column] ?? 0);
    return props.isStacked ? heights.reduce((sum, one) => sum + one, 0) : Math.max(0, ...heights);
  };
  const ticks = () => toTicks(Math.max(0, ...props.labels.map((_, column) => heightOf(column))));
  const top = () => ticks().at(-1) ?? 1;
  return (
    <div class="chart" aria-hidden="true">
      <div class="chart-scale">
        <For each={ticks().toReversed()}>{(tick) => <span>{countWords(tick)}</span>}</For>
      </div>
      <div class="chart-field">
        <For each={ticks()}>
          {(tick) => <i class="chart-line" style={{ bottom: `${(tick / top()) * 100}%` }} />}
        </For>
        <svg viewBox={`0 0 ${props.labels.length} ${top()}`} preserveAspectRatio="none">
          <Index each={props.labels}>
            {(label, column) => (
              <g>
                <title>{columnWords(props, label(), column)}</title>
                <rect class="chart-hit" x={column} y={0} width={1} height={top()} />
                <For each={toBoxes(props, { column, top: top() })}>
                  {(box) => (
                    <rect
                      x={box.x}
                      y={box.y}
                      width={box.width}
                      height={box.height}
                      fill={box.colour}
                    />
                  )}
                </For>
              </g>
            )}
          </Index>
        </svg>
      </div>
      <div class="chart-labels">
        <For each={edgeLabels(props.labels)}>{(label) => <span>{label}</span>}</For>
      </div>
    </div>
  );
}

function toBoxes(
  { series, isStacked }: ColumnChartProps,
  { column, top }: { readonly column: number; readonly top: number },
): readonly Box[] {
  const space = 1 - GAP;
  const width = isStacked ? space : space / series.length;
  let below = 0;
  return series.flatMap(({ values, colour }, index): readonly Box[] => {
    const height = values[column] ?? 0;
    const x = column + GAP / 2 + (isStacked ? 0 : index * width);
    const y = top - height - below;
    if (isStacked) below += height;
    return height > 0 ? [{ x, y, width, height, colour }] : [];
  });
}

function columnWords({ series }: ColumnChartProps, label: string, column: number): string {
  const parts = series
    .filter(({ values }) => (values[column] ?? 0) > 0)
    .map(({ name, values }) => `${name}: ${countWords(values[column] ?? 0)}`);
  return [label, ...parts].join("\n");
}

/** The first, the middle and the last one. */
function edgeLabels(labels: readonly string[]): readonly string[] {
  const places = [...new Set([0, Math.floor((labels.length - 1) / 2), labels.length - 1])];
  return places.flatMap((place) => labels[place] ?? []);
}
