import { useParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch, createSignal } from "solid-js";
import {
  type RequestDeletion,
  createRequestDeletion,
} from "../feature/deletion/create-request-deletion.ts";
import { DeleteButton } from "../feature/deletion/delete-button.tsx";
import { DeletionPanel } from "../feature/deletion/deletion-panel.tsx";
import { isActive, statusAnnouncement } from "../feature/deletion/status-words.ts";
import type { ActionRecord } from "../feature/request/action/document.ts";
import { createHistory } from "../feature/request/create-history.ts";
import { createRequest } from "../feature/request/create-request.ts";
import type { RequestDetails } from "../feature/request/document.ts";
import { DownloadList } from "../feature/request/download-list.tsx";
import { EpisodeGrid } from "../feature/request/episode-grid.tsx";
import { Hero } from "../feature/request/hero.tsx";
import { ProblemList, shownProblems } from "../feature/request/problem-list.tsx";
import { StageTimeline } from "../feature/request/stage-timeline.tsx";
import { Story } from "../feature/request/story.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorBox } from "../ui/error-box.tsx";
import { useNow } from "../ui/now.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { editionWords, explainWords, tabWords } from "../wording/request-words.ts";

export function RequestPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <RequestView id={id} />}
    </Show>
  );
}

function RequestView(props: { readonly id: string }): JSX.Element {
  const live = createRequest(props.id);
  // Who signs in anew gets a new page.
  const deletion = useIsAdmin()() ? createRequestDeletion(props.id) : null;
  createDocumentTitle(() => {
    const request = live.request();
    return request === null ? "Status Tracker" : tabWords(request);
  });
  return (
    <>
      <TopBar back={{ href: "/", words: "On its way" }} />
      <Switch
        fallback={
          <p class="wrap quiet" role="status">
            Reading…
          </p>
        }
      >
        <Match when={live.request()}>
          {(request) => (
            <Details
              request={request()}
              deletion={deletion}
              onAction={live.keepAction}
              onSynced={() => void live.reload()}
            />
          )}
        </Match>
        <Match when={live.isMissing()}>
          <main class="wrap">
            <EmptyState title="There is no such request">
              <p>It may have been removed, or the address is mistyped.</p>
            </EmptyState>
          </main>
        </Match>
        <Match when={live.error()}>
          {(error) => (
            <main class="wrap">
              <ErrorBox error={error()} onRetry={() => void live.reload()} />
            </main>
          )}
        </Match>
      </Switch>
    </>
  );
}

interface DetailsProps {
  readonly request: RequestDetails;
  /** null for those who may not delete. */
  readonly deletion: RequestDeletion | null;
  readonly onAction: (record: ActionRecord) => void;
  readonly onSynced: () => void;
}

function Details(props: DetailsProps): JSX.Element {
  const now = useNow();
  const [wasStartedHere, setWasStartedHere] = createSignal(false);
  const deletion = () => props.deletion?.deletion() ?? null;
  /** It is on its way out, or everything of it is gone. */
  const hidesActions = () => {
    const held = deletion();
    if (held === null) return false;
    return isActive(held) || (held.status === "COMPLETE" && held.deleteFiles);
  };
  /** How an old one was called off is no news. */
  const shownDeletion = () => {
    const held = deletion();
    return held?.status === "CANCELLED" && props.deletion?.wasActiveHere() !== true ? null : held;
  };
  const spoken = () => {
    const held = shownDeletion();
    return held === null || props.deletion?.wasActiveHere() !== true
      ? ""
      : statusAnnouncement(held);
  };
  const target = () => ({
    id: props.request.id,
    title: props.request.title,
    edition: editionWords(props.request),
  });
  return (
    <>
      <SectionBoundary name="title">
        <Hero request={props.request} onSynced={props.onSynced} hidesActions={hidesActions()}>
          <Show when={props.deletion}>
            {(held) => (
              <DeleteButton
                targets={[target()]}
                onDeleted={(started) => {
                  setWasStartedHere(true);
                  started.forEach(held().accept);
                }}
              />
            )}
          </Show>
        </Hero>
      </SectionBoundary>
      <main class="wrap">
        <SectionBoundary name="deletion">
          {/* Stands there from the beginning, or nobody would hear of it. */}
          <p class="visually-hidden" role="status">
            {spoken()}
          </p>
          <Show when={shownDeletion()}>
            {(held) => (
              <DeletionPanel
                deletion={held()}
                wasActiveHere={props.deletion?.wasActiveHere() === true}
                takesFocus={wasStartedHere()}
                onChanged={(changed) => props.deletion?.accept(changed)}
              />
            )}
          </Show>
        </SectionBoundary>
        <SectionBoundary name="stages">
          <StageTimeline request={props.request} />
        </SectionBoundary>
        <div class="columns">
          <div>
            <Show when={!hidesActions()}>
              <SectionBoundary name="problems">
                <ProblemList request={props.request} onAction={props.onAction} />
              </SectionBoundary>
              <Show
                when={shownProblems(props.request).length === 0 && props.request.counts.total <= 1}
              >
                <p class="card box explanation">{explainWords(props.request, now())}</p>
              </Show>
            </Show>
            <Show when={props.request.episodes.length > 0}>
              <SectionBoundary name="episodes">
                <EpisodeGrid request={props.request} onAction={props.onAction} />
              </SectionBoundary>
            </Show>
            <SectionBoundary name="downloads">
              <DownloadList downloads={props.request.downloads} />
            </SectionBoundary>
          </div>
          <SectionBoundary name="history">
            <HistorySection request={props.request} />
          </SectionBoundary>
        </div>
      </main>
    </>
  );
}

function HistorySection(props: { readonly request: RequestDetails }): JSX.Element {
  // The request's page is made anew for another id.
  const history = createHistory(props.request.id);
  return (
    <section class="card box">
      <h2>
        <b>What happened</b>
        <span>newest first</span>
      </h2>
      <Show when={history.isLoaded()} fallback={<p class="quiet">Reading…</p>}>
        <Story
          requestId={props.request.id}
          steps={history.steps()}
          episodeCount={props.request.episodes.filter((episode) => episode.isWanted).length}
        />
        <Show when={history.isCut()}>
          <p class="quiet">Older steps are not shown.</p>
        </Show>
      </Show>
    </section>
  );
}
