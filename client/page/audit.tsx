import { For, type JSX, Show, createMemo } from "solid-js";
import { AuditRow } from "../feature/audit/audit-row.tsx";
import { createAuditLog } from "../feature/audit/create-audit-log.ts";
import { auditText } from "../language/words/audit.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { useQuery } from "../lib/query.ts";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { A } from "../ui/link.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";

export function AuditPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: auditText("title") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page">
        <h1>{auditText("title")}</h1>
        <p class="quiet">{auditText("intro")}</p>
        <AdminOnly title={auditText("purpose")}>
          <SectionBoundary name="auditLog">
            <AuditEntries />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

const VIEWS = [
  {
    word: "all",
    value: null,
  },
  {
    word: "refused",
    value: "refused",
  },
] as const;

function AuditEntries(): JSX.Element {
  const query = useQuery<"show" | "person">();
  const filter = createMemo(
    () => ({
      isDenied: query.get("show") === "refused" ? true : null,
      personId: query.get("person") ?? null,
    }),
    undefined,
    { equals: (a, b) => a.isDenied === b.isDenied && a.personId === b.personId },
  );
  const log = createAuditLog(filter);
  return (
    <>
      <div class="chips" role="group" aria-label={auditText("filter")}>
        <For each={VIEWS}>
          {(view) => (
            <button
              class="chip"
              type="button"
              aria-pressed={(query.get("show") ?? null) === view.value}
              onClick={() => query.set({ show: view.value })}
            >
              {auditText(view.word)}
            </button>
          )}
        </For>
        <Show when={query.get("person")}>
          <button class="chip" type="button" onClick={() => query.set({ person: null })}>
            {auditText("onePerson")}
          </button>
        </Show>
      </div>
      <LoadedContent source={log}>
        <Show when={log.entries.length > 0} fallback={<NothingLogged />}>
          <ul class="audit">
            <For each={log.entries}>{(entry) => <AuditRow entry={entry} />}</For>
          </ul>
        </Show>
        <Show when={log.hasMore()}>
          <LoadMoreButton isBusy={log.isLoading()} onMore={() => void log.loadMore()} />
        </Show>
      </LoadedContent>
    </>
  );
}

function NothingLogged(): JSX.Element {
  return (
    <EmptyState title={auditText("nothing")} icon="lines">
      <p>
        {auditText("nothingHint")}{" "}
        <A class="link" href="/audit">
          {auditText("showEverything")}
        </A>
      </p>
    </EmptyState>
  );
}
