import { type JSX, Show, createMemo } from "solid-js";
import { Agenda } from "../feature/calendar/agenda.tsx";
import { CalendarTable } from "../feature/calendar/calendar-table.tsx";
import { createCalendar } from "../feature/calendar/create-calendar.ts";
import { type CalendarView, step, toRange, toView } from "../feature/calendar/range.ts";
import { SubscribeButton } from "../feature/calendar/subscribe-button.tsx";
import { useViewer } from "../feature/session/create-session.ts";
import { calendarText } from "../language/words/calendar.ts";
import { shell } from "../language/words/shell.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { type Day, dayText, localDay, parseDay } from "../lib/day.ts";
import { useQuery } from "../lib/query.ts";
import { useRouter } from "../lib/router.ts";
import { createDocumentTitle } from "../ui/document-title.ts";
import { ErrorBox } from "../ui/error-box.tsx";
import { Icon } from "../ui/icon.tsx";
import { createMediaQuery } from "../ui/media-query.ts";
import { useNow } from "../ui/now.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { Segments } from "../ui/segments.tsx";
import { rangeWords } from "../wording/calendar-words.ts";
import "../style/calendar.css";
import "../style/people.css";

export function UpcomingPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("upcoming") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page">
        <h1>{shell("upcoming")}</h1>
        <SectionBoundary name="calendar">
          <Upcoming />
        </SectionBoundary>
      </main>
    </>
  );
}

const VIEWS = ["week", "month"] as const;

type CalendarScope = "all" | "own";

const SCOPES = [
  {
    value: "all",
    word: "all",
  },
  {
    value: "own",
    word: "mine",
  },
] as const;

/** Range, view and scope are in the address. */
function Upcoming(): JSX.Element {
  const now = useNow();
  const viewer = useViewer();
  const router = useRouter();
  const query = useQuery<"view" | "date" | "scope">();
  const isNarrow = createMediaQuery("(max-width: 760px)");
  const today = createMemo(() => localDay(now()));
  const view = () => toView(query.get("view"));
  const range = createMemo(() => toRange(view(), parseDay(query.get("date")) ?? today()));
  /** Others see only these anyway. */
  const hasScope = () => viewer()?.role !== "REQUESTER" && viewer()?.isToken !== true;
  const scope = (): CalendarScope => (query.get("scope") === "own" ? "own" : "all");
  const calendar = createCalendar(range, () => hasScope() && scope() === "own");

  const href = (changed: {
    readonly view?: CalendarView;
    readonly day?: Day;
    readonly scope?: CalendarScope;
  }) => {
    const next = { view: view(), day: range().day, scope: scope(), ...changed };
    const parameters = new URLSearchParams();
    if (next.view !== "week") parameters.set("view", next.view);
    if (next.day !== today()) parameters.set("date", dayText(next.day));
    if (next.scope !== "all") parameters.set("scope", next.scope);
    const text = parameters.toString();
    return text === "" ? "/upcoming" : `/upcoming?${text}`;
  };
  const go = (changed: Parameters<typeof href>[0]) =>
    router.navigate(href(changed), { replace: true, scroll: false });
  const isAroundToday = () => range().day === today();

  return (
    <>
      <div class="calendar-bar">
        <h2 aria-live="polite">{rangeWords(range())}</h2>
        <div class="calendar-steps">
          <button
            class="btn small icon-only"
            type="button"
            aria-label={
              view() === "week" ? calendarText("previousWeek") : calendarText("previousMonth")
            }
            onClick={() => go({ day: step(range(), -1) })}
          >
            <Icon name="back" />
          </button>
          <button
            class="btn small"
            type="button"
            aria-disabled={isAroundToday()}
            onClick={() => {
              if (!isAroundToday()) go({ day: today() });
            }}
          >
            {calendarText("today")}
          </button>
          <button
            class="btn small icon-only is-next"
            type="button"
            aria-label={view() === "week" ? calendarText("nextWeek") : calendarText("nextMonth")}
            onClick={() => go({ day: step(range(), 1) })}
          >
            <Icon name="back" />
          </button>
        </div>
        <Segments
          name="view"
          legend={calendarText("show")}
          options={VIEWS.map((value) => ({ value, name: calendarText(value) }))}
          value={view()}
          onChoose={(chosen) => go({ view: chosen })}
        />
        <Show when={hasScope()}>
          <Segments
            name="scope"
            legend={calendarText("ofRequests")}
            options={SCOPES.map(({ value, word }) => ({ value, name: calendarText(word) }))}
            value={scope()}
            onChoose={(chosen) => go({ scope: chosen })}
          />
        </Show>
      </div>
      <Show when={calendar.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void calendar.reload()} />}
      </Show>
      <div aria-busy={!calendar.isLoaded() && calendar.error() === null} class="calendar-frame">
        <Show
          when={isNarrow()}
          fallback={
            <CalendarTable
              calendar={calendar}
              range={range()}
              label={rangeWords(range())}
              weekHref={(day) => href({ view: "week", day })}
              onLeave={(day) => go({ day })}
            />
          }
        >
          <Show
            when={calendar.isLoaded()}
            fallback={
              <Show when={calendar.error() === null}>
                <p class="quiet agenda-empty">{shell("loading")}</p>
              </Show>
            }
          >
            <Agenda calendar={calendar} range={range()} />
          </Show>
        </Show>
      </div>
      <Show when={!isNarrow() && calendar.isLoaded() && calendar.isEmpty()}>
        <p class="quiet agenda-empty">{calendarText("nothingInDaysHint")}</p>
      </Show>
      <Show when={viewer()?.isToken === false}>
        <SubscribeButton isOwn={hasScope() && scope() === "own"} />
      </Show>
    </>
  );
}
