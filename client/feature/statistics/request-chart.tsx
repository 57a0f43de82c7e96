import { For, type JSX } from "solid-js";
import type { RequestState } from "../../graphql/graphql.ts";
import { statisticsText } from "../../language/words/calendar.ts";
import { useNow } from "../../ui/now.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { countWords } from "../../wording/sentence.ts";
import { stateName, stateTone, toneColour } from "../../wording/state.ts";
import { MIN_CASES, bucketWords } from "../../wording/statistics-words.ts";
import { ChartCard } from "./chart-card.tsx";
import { ColumnChart, type Series } from "./column-chart.tsx";
import type { Statistics, StatsBucket } from "./document.ts";

interface PeriodProps {
  readonly period: Statistics;
}

/** How many requests were made, and how many became ready. */
export function MadeChart(props: PeriodProps): JSX.Element {
  const timeline = () => props.period.timeline;
  const labels = createLabels(() => props.period);
  const series = (): readonly Series[] => [
    {
      name: statisticsText("made"),
      colour: toneColour("approved"),
      values: timeline().map(({ made }) => made),
    },
    {
      name: statisticsText("ready"),
      colour: toneColour("available"),
      values: timeline().map(({ becameAvailable }) => becameAvailable),
    },
  ];
  const count = () => sum(timeline().map((part) => part.made + part.becameAvailable));
  return (
    <ChartCard
      title={statisticsText("madeAndReady")}
      note={statisticsText("madeAndReadyNote")}
      empty={count() < MIN_CASES ? statisticsText("tooFewRequests") : null}
      table={{
        heads: [statisticsText("days"), statisticsText("made"), statisticsText("ready")],
        rows: timeline().map(({ made, becameAvailable }, index) => [
          labels()[index] ?? "",
          countWords(made),
          countWords(becameAvailable),
        ]),
      }}
    >
      <ColumnChart isStacked={false} series={series()} labels={labels()} />
      <div class="chart-legend">
        <StateLabel tone="approved">{statisticsText("made")}</StateLabel>
        <StateLabel tone="available">{statisticsText("ready")}</StateLabel>
      </div>
    </ChartCard>
  );
}

/** In the order of the pipeline. What is ready or over would only rise. */
const OPEN_STATES: readonly RequestState[] = [
  "UNAIRED",
  "REQUESTED",
  "APPROVED",
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
  "ANIME_MATCHING",
  "FAILED",
];

/** How many requests were in each state at the end of each part of the period. */
export function StateChart(props: PeriodProps): JSX.Element {
  const timeline = () => props.period.timeline;
  const labels = createLabels(() => props.period);
  const states = () =>
    OPEN_STATES.filter((state) => timeline().some((bucket) => countOf(bucket, state) > 0));
  const series = (): readonly Series[] =>
    states().map((state) => ({
      name: stateName(state, "ANY"),
      colour: stateColour(state),
      values: timeline().map((bucket) => countOf(bucket, state)),
    }));
  const highest = () =>
    Math.max(0, ...timeline().map((bucket) => sum(states().map((s) => countOf(bucket, s)))));
  return (
    <ChartCard
      title={statisticsText("onTheirWay")}
      note={statisticsText("onTheirWayNote")}
      empty={highest() < MIN_CASES ? statisticsText("tooFewOnTheirWay") : null}
      table={{
        heads: [statisticsText("days"), ...states().map((state) => stateName(state, "ANY"))],
        rows: timeline().map((bucket, index) => [
          labels()[index] ?? "",
          ...states().map((state) => countWords(countOf(bucket, state))),
        ]),
      }}
    >
      <ColumnChart isStacked series={series()} labels={labels()} />
      <div class="chart-legend">
        <For each={states()}>
          {(state) => <StateLabel tone={stateTone(state)}>{stateName(state, "ANY")}</StateLabel>}
        </For>
      </div>
    </ChartCard>
  );
}

function createLabels(period: () => Statistics): () => readonly string[] {
  const now = useNow();
  return () =>
    period().timeline.map((bucket) => bucketWords(bucket, new Date(period().since), now()));
}

/** Not out yet and Requested have one colour elsewhere. */
function stateColour(state: RequestState): string {
  return state === "UNAIRED" ? "var(--line)" : toneColour(stateTone(state));
}

function countOf({ states }: StatsBucket, state: RequestState): number {
  return states.find((one) => one.state === state)?.count ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
