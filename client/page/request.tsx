import { useParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch, createSignal } from "solid-js";
import {
  type RequestDeletion,
  createRequestDeletion,
} from "../feature/deletion/create-request-deletion.ts";
import { DeleteButton } from "../feature/deletion/delete-button.tsx";
import { DeletionPanel } from "../feature/deletion/deletion-panel.tsx";
import { isUnderWay, spokenWords } from "../feature/deletion/status-words.ts";
import type { ActionRecord } from "../feature/request/action/document.ts";
import { createHistory } from "../feature/request/create-history.ts";
import { createRequest } from "../feature/request/create-request.ts";
import type { RequestDetails } from "../feature/request/document.ts";
import { DownloadList } from "../feature/request/download-list.tsx";
import { EpisodeGrid } from "../feature/request/episode-grid.tsx";
import { Hero } from "../feature/request/hero.tsx";
import { ProblemList, shownProblems } from "../feature/request/problem-list.tsx";
import { StageTimeline } from "../feature/request/stage-bar.tsx";
import { Story } from "../feature/request/story.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { Block } from "../ui/block.tsx";
import { Empty } from "../ui/empty.tsx";
import { ErrorMessage } from "../ui/error-message.tsx";
import { useNow } from "../ui/now.tsx";
import { createTitle } from "../ui/title.ts";
import { editionWords, explainWords, tabWords } from "../wording/request-words.ts";

export function RequestPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <OneRequest id={id} />}
    </Show>
  );
}

function OneRequest(props: { readonly id: string }): JSX.Element {
  const live = createRequest(props.id);
  // Who signs in anew gets a new page.
  const deletion = useIsAdmin()() ? createRequestDeletion(props.id) : null;
  createTitle(() => {
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
            <Empty title="There is no such request">
              <p>It may have been removed, or the address is mistyped.</p>
            </Empty>
          </main>
        </Match>
        <Match when={live.error()}>
          {(error) => (
            <main class="wrap">
              <ErrorMessage error={error()} onRetry={() => void live.reload()} />
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
  const [isAskedHere, setIsAskedHere] = createSignal(false);
  const deletion = () => props.deletion?.deletion() ?? null;
  /** It is on its way out, or everything of it is gone. */
  const isGoing = () => {
    const held = deletion();
    if (held === null) return false;
    return isUnderWay(held) || (held.status === "COMPLETE" && held.deleteFiles);
  };
  /** How an old one was called off is no news. */
  const shownDeletion = () => {
    const held = deletion();
    return held?.status === "CANCELLED" && props.deletion?.isNews() !== true ? null : held;
  };
  const spoken = () => {
    const held = shownDeletion();
    return held === null || props.deletion?.isNews() !== true ? "" : spokenWords(held);
  };
  const target = () => ({
    id: props.request.id,
    title: props.request.title,
    edition: editionWords(props.request),
  });
  return (
    <>
      <Block name="title">
        <Hero request={props.request} onSynced={props.onSynced} isGoing={isGoing()}>
          <Show when={props.deletion}>
            {(held) => (
              <DeleteButton
                targets={[target()]}
                onDeleted={(started) => {
                  setIsAskedHere(true);
                  started.forEach(held().accept);
                }}
              />
            )}
          </Show>
        </Hero>
      </Block>
      <main class="wrap">
        <Block name="deletion">
          {/* Stands there from the beginning, or nobody would hear of it. */}
          <p class="sr" role="status">
            {spoken()}
          </p>
          <Show when={shownDeletion()}>
            {(held) => (
              <DeletionPanel
                deletion={held()}
                isNews={props.deletion?.isNews() === true}
                takesFocus={isAskedHere()}
                onChanged={(changed) => props.deletion?.accept(changed)}
              />
            )}
          </Show>
        </Block>
        <Block name="stages">
          <StageTimeline request={props.request} />
        </Block>
        <div class="cols">
          <div>
            <Show when={!isGoing()}>
              <Block name="problems">
                <ProblemList request={props.request} onAction={props.onAction} />
              </Block>
              <Show
                when={shownProblems(props.request).length === 0 && props.request.counts.total <= 1}
              >
                <p class="card box explain">{explainWords(props.request, now())}</p>
              </Show>
            </Show>
            <Show when={props.request.episodes.length > 0}>
              <Block name="episodes">
                <EpisodeGrid request={props.request} onAction={props.onAction} />
              </Block>
            </Show>
            <Block name="downloads">
              <DownloadList downloads={props.request.downloads} />
            </Block>
          </div>
          <Block name="history">
            <WhatHappened request={props.request} />
          </Block>
        </div>
      </main>
    </>
  );
}

function WhatHappened(props: { readonly request: RequestDetails }): JSX.Element {
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
