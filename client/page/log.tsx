import { For, type JSX, Show } from "solid-js";
import { createLog } from "../feature/log/create-log.ts";
import { LINE_LEVELS } from "../feature/log/level.ts";
import { LogLevels } from "../feature/log/log-levels.tsx";
import { LogLineRow } from "../feature/log/log-line-row.tsx";
import { logText } from "../language/words/inbox.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { useQuery } from "../lib/query.ts";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/admin.css";

export function LogPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("log") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page">
        <h1>{shell("log")}</h1>
        <p class="quiet">{logText("intro")}</p>
        <AdminOnly title={logText("purpose")}>
          <SectionBoundary name="log">
            <LogLines />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function LogLines(): JSX.Element {
  const query = useQuery<"level">();
  const minLevel = () =>
    LINE_LEVELS.find((level) => level.toLowerCase() === query.get("level")) ?? "TRACE";
  const log = createLog(minLevel);
  return (
    <>
      <LogLevels
        log={log}
        minLevel={minLevel()}
        onMinLevel={(level) => query.set({ level: level === "TRACE" ? null : level.toLowerCase() })}
      />
      <LoadedContent source={log}>
        <Show
          when={log.lines().length > 0}
          fallback={
            <EmptyState title={logText("noLines")} icon="lines">
              <p>{logText("noLinesHint")}</p>
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
