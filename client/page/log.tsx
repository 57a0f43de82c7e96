import { useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { createLog } from "../feature/log/create-log.ts";
import { LINE_LEVELS } from "../feature/log/level.ts";
import { LogLevels } from "../feature/log/log-levels.tsx";
import { LogLineRow } from "../feature/log/log-line-row.tsx";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/admin.css";

export function LogPage(): JSX.Element {
  createDocumentTitle(() => "Log · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Log</h1>
        <p class="quiet">What the tracker wrote since it started, newest first, without secrets.</p>
        <AdminOnly purpose="see the log">
          <SectionBoundary name="log">
            <LogLines />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function LogLines(): JSX.Element {
  const [query, setQuery] = useSearchParams<{ level?: string }>();
  const minLevel = () =>
    LINE_LEVELS.find((level) => level.toLowerCase() === query.level) ?? "TRACE";
  const log = createLog(minLevel);
  return (
    <>
      <LogLevels
        log={log}
        minLevel={minLevel()}
        onMinLevel={(level) => setQuery({ level: level === "TRACE" ? null : level.toLowerCase() })}
      />
      <LoadedContent source={log}>
        <Show
          when={log.lines().length > 0}
          fallback={
            <EmptyState title="No such lines" icon="lines">
              <p>The level of the log decides what is written. At Info, little is.</p>
            </EmptyState>
          }
        >
          <ul class="log">
            <For each={log.lines()}>{(line) => <LogLineRow line={line} />}</For>
          </ul>
        </Show>
      </LoadedContent>
    </>
  );
}
