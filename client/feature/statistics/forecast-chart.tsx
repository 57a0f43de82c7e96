import type { JSX } from "solid-js";
import { statisticsText } from "../../language/words/calendar.ts";
import { countWords } from "../../wording/sentence.ts";
import { percentWords } from "../../wording/size.ts";
import { MIN_CASES } from "../../wording/statistics-words.ts";
import { type Bar, BarChart } from "./bar-chart.tsx";
import { ChartCard } from "./chart-card.tsx";
import type { ForecastScores } from "./document.ts";

/** How often the forecasts of when a request is ready held. */
export function ForecastChart(props: { readonly scores: ForecastScores }): JSX.Element {
  const moments = () => [
    { name: statisticsText("atRequest"), ...props.scores.atRequest },
    { name: statisticsText("atGrab"), ...props.scores.atGrab },
  ];
  const bars = () =>
    moments().flatMap(({ name, share, scored }): readonly Bar[] =>
      share === null || scored < MIN_CASES
        ? []
        : [{ name, value: share, words: percentWords(share), colour: "var(--accent)" }],
    );
  return (
    <ChartCard
      title={statisticsText("forecasts")}
      note={statisticsText("forecastsNote")}
      empty={bars().length === 0 ? statisticsText("noForecasts") : null}
      table={{
        heads: [
          statisticsText("forecastAt"),
          statisticsText("heldShare"),
          statisticsText("compared"),
        ],
        rows: moments().map(({ name, share, scored }) => [
          name,
          share === null || scored < MIN_CASES ? statisticsText("tooFew") : percentWords(share),
          countWords(scored),
        ]),
      }}
    >
      <BarChart bars={bars()} />
    </ChartCard>
  );
}
