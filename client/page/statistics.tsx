import { type JSX, Match, Show, Switch } from "solid-js";
import { useIsAdmin, useViewer } from "../feature/session/create-session.ts";
import { createStatistics } from "../feature/statistics/create-statistics.ts";
import type { ForecastScores, Statistics } from "../feature/statistics/document.ts";
import { ForecastChart } from "../feature/statistics/forecast-chart.tsx";
import { MadeChart, StateChart } from "../feature/statistics/request-chart.tsx";
import { StageChart, TimeChart } from "../feature/statistics/time-chart.tsx";
import { statisticsText } from "../language/words/calendar.ts";
import { shell } from "../language/words/shell.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { useQuery } from "../lib/query.ts";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorBox } from "../ui/error-box.tsx";
import { A } from "../ui/link.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { Segments } from "../ui/segments.tsx";
import { indexerWords, serviceWords, typeWords } from "../wording/statistics-words.ts";
import "../style/statistics.css";

export function StatisticsPage(): JSX.Element {
  const viewer = useViewer();
  createDocumentTitle(() => shell("tabTitle", { page: shell("statistics") }));
  return (
    <>
      <TopBar back={{ href: "/", label: statisticsText("requests") }} />
      <main class="wrap page">
        <h1>{shell("statistics")}</h1>
        <Show when={viewer()?.role !== "REQUESTER"} fallback={<NotForRequesters />}>
          <SectionBoundary name="statistics">
            <StatisticsOfPeriod />
          </SectionBoundary>
        </Show>
      </main>
    </>
  );
}

function NotForRequesters(): JSX.Element {
  return (
    <EmptyState title={statisticsText("aboutAll")}>
      <p>
        {statisticsText("aboutAllHint")}{" "}
        <A class="link" href="/">
          {statisticsText("goToYours")}
        </A>
      </p>
    </EmptyState>
  );
}

/** In days, with the keys of their names. */
const PERIODS = [
  { value: "30", word: "days30" },
  { value: "90", word: "days90" },
  { value: "365", word: "year" },
  { value: "all", word: "all" },
] as const;
const DEFAULT_PERIOD = "90";

/** The period is in the address. */
function StatisticsOfPeriod(): JSX.Element {
  const query = useQuery<"days">();
  const chosen = () =>
    PERIODS.find(({ value }) => value === query.get("days"))?.value ?? DEFAULT_PERIOD;
  const days = () => (chosen() === "all" ? null : Number(chosen()));
  const statistics = createStatistics(days);
  return (
    <>
      <div class="period">
        <Segments
          name="period"
          legend={statisticsText("period")}
          options={PERIODS.map(({ value, word }) => ({ value, name: statisticsText(word) }))}
          value={chosen()}
          onChoose={(value) =>
            query.set({ days: value === DEFAULT_PERIOD ? null : value }, { replace: true })
          }
        />
      </div>
      <Show when={statistics.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void statistics.reload()} />}
      </Show>
      <div aria-busy={statistics.value()?.days !== days() && statistics.error() === null}>
        <Switch
          fallback={
            <Show when={statistics.error() === null}>
              <p class="quiet">{shell("loading")}</p>
            </Show>
          }
        >
          <Match when={statistics.value()}>
            {(loaded) => (
              <Show when={hasAny(loaded().period)} fallback={<NothingYet />}>
                <Charts period={loaded().period} forecast={loaded().forecast} />
              </Show>
            )}
          </Match>
        </Switch>
      </div>
    </>
  );
}

function hasAny({ timeline, stages }: Statistics): boolean {
  return (
    timeline.some(({ made, states }) => made > 0 || states.length > 0) ||
    stages.some(({ samples }) => samples > 0)
  );
}

function NothingYet(): JSX.Element {
  return (
    <EmptyState title={statisticsText("nothingYet")}>
      <p>{statisticsText("nothingYetHint")}</p>
    </EmptyState>
  );
}

interface ChartsProps {
  readonly period: Statistics;
  readonly forecast: ForecastScores;
}

function Charts(props: ChartsProps): JSX.Element {
  const isAdmin = useIsAdmin();
  return (
    <div class="charts">
      <MadeChart period={props.period} />
      <StateChart period={props.period} />
      <StageChart stages={props.period.stages} />
      <ForecastChart scores={props.forecast} />
      <TimeChart
        title={statisticsText("byType")}
        note={statisticsText("byTypeNote")}
        head={statisticsText("type")}
        times={props.period.timeByType}
        nameOf={typeWords}
      />
      <TimeChart
        title={statisticsText("byService")}
        note={statisticsText("byServiceNote")}
        head={statisticsText("service")}
        times={props.period.timeByService}
        nameOf={serviceWords}
      />
      <Show when={isAdmin()}>
        <TimeChart
          title={statisticsText("byIndexer")}
          note={statisticsText("byIndexerNote")}
          head={statisticsText("indexer")}
          times={props.period.timeByIndexer}
          nameOf={indexerWords}
        />
      </Show>
    </div>
  );
}
