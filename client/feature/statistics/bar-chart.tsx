import { For, type JSX, Show } from "solid-js";

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The value in words. */
  readonly words: string;
  /** A CSS colour. */
  readonly colour: string;
  /** A further mark on the scale, such as the 90th percentile. */
  readonly mark?: number;
}

/** Bars with their names and values; the table below says the same. */
export function BarChart(props: { readonly bars: readonly Bar[] }): JSX.Element {
  const top = () => Math.max(1, ...props.bars.map(({ value, mark = 0 }) => Math.max(value, mark)));
  return (
    <div class="bars" aria-hidden="true">
      <For each={props.bars}>
        {(bar) => (
          <>
            <span class="bars-name">{bar.name}</span>
            <svg viewBox={`0 0 ${top()} 1`} preserveAspectRatio="none">
              <Show when={bar.mark}>
                {(mark) => (
                  <rect class="bars-mark" width={mark()} y={0.3} height={0.4} fill={bar.colour} />
                )}
              </Show>
              <rect width={bar.value} height={1} fill={bar.colour} />
            </svg>
            <span class="bars-value">{bar.words}</span>
          </>
        )}
      </For>
    </div>
  );
}
