import { For, type JSX, Show } from "solid-js";
import { statisticsText } from "../../language/words/calendar.ts";

export interface Table {
  readonly heads: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

interface ChartCardProps {
  readonly title: string;
  /** What the chart shows, in a sentence. */
  readonly note: string;
  readonly table: Table;
  /** Takes the place of the chart: why there is none. */
  readonly empty: string | null;
  readonly children: JSX.Element;
}

/** A chart with what it shows, in words and as a table. */
export function ChartCard(props: ChartCardProps): JSX.Element {
  return (
    <section class="card box chart-card">
      <h2>
        <b>{props.title}</b>
      </h2>
      <p class="quiet">{props.note}</p>
      <Show when={props.empty === null} fallback={<p class="chart-empty">{props.empty}</p>}>
        {props.children}
        <details>
          <summary>{statisticsText("asTable")}</summary>
          <div
            class="chart-table"
            tabIndex={0}
            role="region"
            aria-label={statisticsText("table", { title: props.title })}
          >
            <table>
              <caption class="visually-hidden">
                {props.title}. {props.note}
              </caption>
              <thead>
                <tr>
                  <For each={props.table.heads}>{(head) => <th scope="col">{head}</th>}</For>
                </tr>
              </thead>
              <tbody>
                <For each={props.table.rows}>
                  {([name, ...cells]) => (
                    <tr>
                      <th scope="row">{name}</th>
                      <For each={cells}>{(cell) => <td>{cell}</td>}</For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </details>
      </Show>
    </section>
  );
}
