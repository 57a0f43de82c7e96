import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show, createMemo } from "solid-js";
import { AuditRow } from "../feature/audit/audit-row.tsx";
import { createAuditLog } from "../feature/audit/create-audit-log.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";

export function AuditPage(): JSX.Element {
  createDocumentTitle(() => "Audit log · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Audit log</h1>
        <p class="quiet">Who did what, when and from where.</p>
        <AdminOnly purpose="see the audit log">
          <SectionBoundary name="audit log">
            <AuditEntries />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

const VIEWS = [
  { name: "All", value: null },
  { name: "Refused", value: "refused" },
] as const;

function AuditEntries(): JSX.Element {
  const [query, setQuery] = useSearchParams<{ show?: string; person?: string }>();
  const filter = createMemo(
    () => ({
      isDenied: query.show === "refused" ? true : null,
      personId: query.person ?? null,
    }),
    undefined,
    { equals: (a, b) => a.isDenied === b.isDenied && a.personId === b.personId },
  );
  const log = createAuditLog(filter);
  return (
    <>
      <div class="chips" role="group" aria-label="Filter the audit log">
        <For each={VIEWS}>
          {(view) => (
            <button
              class="chip"
              type="button"
              aria-pressed={(query.show ?? null) === view.value}
              onClick={() => setQuery({ show: view.value })}
            >
              {view.name}
            </button>
          )}
        </For>
        <Show when={query.person}>
          <button class="chip" type="button" onClick={() => setQuery({ person: null })}>
            One person only: show everybody
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
    <EmptyState title="Nothing was recorded" icon="lines">
      <p>
        Sign-ins, changes of people, tokens, services and settings, and what people do with requests
        appear here.{" "}
        <A class="link" href="/audit">
          Show everything
        </A>
      </p>
    </EmptyState>
  );
}
