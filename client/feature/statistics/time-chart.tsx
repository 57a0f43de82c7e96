import type { JSX } from "solid-js";
import { statisticsText } from "../../language/words/calendar.ts";
import { countWords } from "../../wording/sentence.ts";
import { stateName, stateTone, toneColour } from "../../wording/state.ts";
import { hoursWords } from "../../wording/statistics-words.ts";
import { durationWords } from "../../wording/time.ts";
import { type Bar, BarChart } from "./bar-chart.tsx";
import { ChartCard } from "./chart-card.tsx";
import type { StageStatistics, TimeSpent } from "./document.ts";

/** How long requests stay in each stage. */
export function StageChart(props: { readonly stages: readonly StageStatistics[] }): JSX.Element {
  const bars = () =>
    props.stages.flatMap(({ state, medianSeconds, p90Seconds }): readonly Bar[] =>
      medianSeconds === null
        ? []
        : [
            {
              name: stateName(state, "ANY"),
              value: medianSeconds,
              words: lengthWords(medianSeconds),
              colour: toneColour(stateTone(state)),
              ...(p90Seconds !== null && { mark: p90Seconds }),
            },
          ],
    );
  return (
    <ChartCard
      title={statisticsText("timeInStages")}
      note={statisticsText("timeInStagesNote")}
      empty={bars().length === 0 ? statisticsText("noStages") : null}
      table={{
        heads: [
          statisticsText("stage"),
          statisticsText("half"),
          statisticsText("nineOfTen"),
          statisticsText("requests"),
        ],
        rows: props.stages.map(({ state, samples, medianSeconds, p90Seconds }) => [
          stateName(state, "ANY"),
          lengthWords(medianSeconds),
          lengthWords(p90Seconds),
          countWords(samples),
        ]),
      }}
    >
      <BarChart bars={bars()} />
    </ChartCard>
  );
}

interface TimeChartProps {
  readonly title: string;
  readonly note: string;
  /** What the time is added up by. */
  readonly head: string;
  readonly times: readonly TimeSpent[];
  readonly nameOf: (key: string | null) => string;
}

/** Where the time goes. */
export function TimeChart(props: TimeChartProps): JSX.Element {
  const bars = () =>
    props.times.map(({ key, seconds }): Bar => ({
      name: props.nameOf(key),
      value: seconds,
      words: hoursWords(seconds),
      colour: key === null ? "var(--ink-3)" : "var(--accent)",
    }));
  return (
    <ChartCard
      title={props.title}
      note={props.note}
      empty={bars().length === 0 ? statisticsText("tooFewStages") : null}
      table={{
        heads: [props.head, statisticsText("time"), statisticsText("completedStages")],
        rows: props.times.map(({ key, seconds, samples }) => [
          props.nameOf(key),
          hoursWords(seconds),
          countWords(samples),
        ]),
      }}
    >
      <BarChart bars={bars()} />
    </ChartCard>
  );
}

function lengthWords(seconds: number | null): string {
  return seconds === null ? statisticsText("tooFew") : durationWords(seconds * 1000);
}
