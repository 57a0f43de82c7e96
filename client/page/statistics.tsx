import { A, useSearchParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { useIsAdmin, useViewer } from "../feature/session/create-session.ts";
import { createStatistics } from "../feature/statistics/create-statistics.ts";
import type { Statistics } from "../feature/statistics/document.ts";
import { MadeChart, StateChart } from "../feature/statistics/request-chart.tsx";
import { StageChart, TimeChart } from "../feature/statistics/time-chart.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorBox } from "../ui/error-box.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { Segments } from "../ui/segments.tsx";
import { indexerWords, serviceWords, typeWords } from "../wording/statistics-words.ts";
import "../style/statistics.css";

export function StatisticsPage(): JSX.Element {
  const viewer = useViewer();
  createDocumentTitle(() => "Statistics · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Statistics</h1>
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
    <EmptyState title="Statistics are about all requests">
      <p>
        Admins and viewers see them.{" "}
        <A class="link" href="/">
          Go to your requests
        </A>
      </p>
    </EmptyState>
  );
}

const PERIODS = [
  { value: "30", name: "30 days" },
  { value: "90", name: "90 days" },
  { value: "365", name: "A year" },
  { value: "all", name: "All" },
] as const;
const DEFAULT_PERIOD = "90";

/** The period is in the address. */
function StatisticsOfPeriod(): JSX.Element {
  const [query, setQuery] = useSearchParams<{ days?: string }>();
  const chosen = () => PERIODS.find(({ value }) => value === query.days)?.value ?? DEFAULT_PERIOD;
  const days = () => (chosen() === "all" ? null : Number(chosen()));
  const statistics = createStatistics(days);
  return (
    <>
      <div class="period">
        <Segments
          name="period"
          legend="Period"
          options={PERIODS}
          value={chosen()}
          onChoose={(value) =>
            setQuery({ days: value === DEFAULT_PERIOD ? null : value }, { replace: true })
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
              <p class="quiet">Loading…</p>
            </Show>
          }
        >
          <Match when={statistics.value()?.period}>
            {(period) => (
              <Show when={hasAny(period())} fallback={<NothingYet />}>
                <Charts period={period()} />
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
    <EmptyState title="Nothing to count yet">
      <p>
        Statistics are counted from requests and the times at which services reported each step. A
        minute after the first request, its first numbers appear here.
      </p>
    </EmptyState>
  );
}

function Charts(props: { readonly period: Statistics }): JSX.Element {
  const isAdmin = useIsAdmin();
  return (
    <div class="charts">
      <MadeChart period={props.period} />
      <StateChart period={props.period} />
      <StageChart stages={props.period.stages} />
      <TimeChart
        title="Time by type"
        note="How long the stages took that were completed, added up."
        head="Type"
        times={props.period.timeByType}
        nameOf={typeWords}
      />
      <TimeChart
        title="Time by service"
        note="How long requests waited until the service reported the next stage, added up."
        head="Service"
        times={props.period.timeByService}
        nameOf={serviceWords}
      />
      <Show when={isAdmin()}>
        <TimeChart
          title="Time by indexer"
          note="How long requests took from the grab until the download was complete, added up by the indexer of the first release."
          head="Indexer"
          times={props.period.timeByIndexer}
          nameOf={indexerWords}
        />
      </Show>
    </div>
  );
}
