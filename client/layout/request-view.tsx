import { type JSX, Show, createSignal } from "solid-js";
import type { RequestDeletion } from "../feature/deletion/create-request-deletion.ts";
import { DeleteButton } from "../feature/deletion/delete-button.tsx";
import { DeletionPanel } from "../feature/deletion/deletion-panel.tsx";
import { isActive, statusAnnouncement } from "../feature/deletion/status-words.ts";
import type { ActionRecord } from "../feature/request/action/document.ts";
import { ChoiceProvider } from "../feature/request/choice/choice-provider.tsx";
import { ReleaseButton } from "../feature/request/choice/release-button.tsx";
import { createHistory } from "../feature/request/create-history.ts";
import { Decision, standsAlone } from "../feature/request/decision.tsx";
import type { RequestDetails } from "../feature/request/document.ts";
import { DownloadList } from "../feature/request/download-list.tsx";
import { EpisodeGrid } from "../feature/request/episode-grid.tsx";
import { EvidenceAccess } from "../feature/request/evidence-access.ts";
import { HelpButton, HelpCall } from "../feature/request/help.tsx";
import { Hero } from "../feature/request/hero.tsx";
import { HistorySection } from "../feature/request/history-section.tsx";
import { ProblemList, shownProblems } from "../feature/request/problem-list.tsx";
import { StageTimeline } from "../feature/request/stage-timeline.tsx";
import { SyncButton } from "../feature/request/sync-button.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { keepFocus } from "../ui/keep-focus.ts";
import { useNow } from "../ui/now.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { editionWords, explainWords } from "../wording/request-words.ts";

interface RequestViewProps {
  readonly request: RequestDetails;
  /** Null for users who may not delete. */
  readonly deletion: RequestDeletion | null;
  readonly onAction: (record: ActionRecord) => void;
  readonly onFollowed: (isFollowed: boolean) => void;
  /** Called after the request has been synced, and after a call for help. */
  readonly onSynced: () => void;
}

/** A request with everything about it; while it is being deleted, the deletion takes the place of its actions. */
export function RequestView(props: RequestViewProps): JSX.Element {
  const isAdmin = useIsAdmin();
  // Read once: the page of another request is created anew.
  const history = createHistory(props.request.id);
  const [wasStartedHere, setWasStartedHere] = createSignal(false);
  const isDeleted = () => {
    const deletion = props.deletion?.deletion() ?? null;
    if (deletion === null) return false;
    return isActive(deletion) || (deletion.status === "COMPLETE" && deletion.deleteFiles);
  };
  const target = () => ({
    id: props.request.id,
    title: props.request.title,
    edition: editionWords(props.request),
  });
  let root: HTMLDivElement | undefined;
  keepFocus(() => root);
  return (
    <EvidenceAccess.Provider value={isAdmin}>
      <div ref={(element) => (root = element)}>
        <ChoiceProvider request={props.request} onAction={props.onAction}>
          <SectionBoundary name="title">
            <Hero
              request={props.request}
              hidesActions={isDeleted()}
              onFollowed={(isFollowed) => props.onFollowed(isFollowed)}
            >
              <Show
                when={isAdmin()}
                fallback={<HelpButton request={props.request} onChanged={() => props.onSynced()} />}
              >
                <SyncButton requestId={props.request.id} onSynced={() => props.onSynced()} />
              </Show>
              <ReleaseButton request={props.request} />
              <Show when={props.deletion}>
                {(deletion) => (
                  <DeleteButton
                    targets={[target()]}
                    onDeleted={(started) => {
                      setWasStartedHere(true);
                      started.forEach(deletion().accept);
                    }}
                  />
                )}
              </Show>
            </Hero>
          </SectionBoundary>
          <main class="wrap">
            <SectionBoundary name="deletion">
              <DeletionSection deletion={props.deletion} takesFocus={wasStartedHere()} />
            </SectionBoundary>
            <SectionBoundary name="stages">
              <StageTimeline request={props.request} />
            </SectionBoundary>
            <div class="columns">
              <div>
                <SectionBoundary name="help">
                  <HelpCall
                    request={props.request}
                    isAdmin={isAdmin()}
                    onChanged={() => props.onSynced()}
                  />
                </SectionBoundary>
                <Show when={!isDeleted()}>
                  <ProblemSection request={props.request} onAction={props.onAction} />
                </Show>
                <Show when={props.request.episodes.length > 0}>
                  <SectionBoundary name="episodes">
                    <EpisodeGrid
                      request={props.request}
                      steps={history.steps()}
                      onAction={props.onAction}
                    />
                  </SectionBoundary>
                </Show>
                <SectionBoundary name="downloads">
                  <DownloadList
                    requestId={props.request.id}
                    downloads={props.request.downloads}
                    isRemoved={props.request.state === "DELETED"}
                    actionHistory={props.request.actionHistory}
                    onAction={props.onAction}
                  />
                </SectionBoundary>
              </div>
              <SectionBoundary name="history">
                <HistorySection request={props.request} history={history} />
              </SectionBoundary>
            </div>
          </main>
        </ChoiceProvider>
      </div>
    </EvidenceAccess.Provider>
  );
}

function DeletionSection(props: {
  readonly deletion: RequestDeletion | null;
  readonly takesFocus: boolean;
}): JSX.Element {
  const wasActiveHere = () => props.deletion?.wasActiveHere() === true;
  /** A deletion that was cancelled earlier is not shown. */
  const shown = () => {
    const deletion = props.deletion?.deletion() ?? null;
    return deletion?.status === "CANCELLED" && !wasActiveHere() ? null : deletion;
  };
  const announcement = () => {
    const deletion = shown();
    return deletion === null || !wasActiveHere() ? "" : statusAnnouncement(deletion);
  };
  return (
    <>
      {/* Screen readers announce changes only of an element that already exists. */}
      <p class="visually-hidden" role="status">
        {announcement()}
      </p>
      <Show when={shown()}>
        {(deletion) => (
          <DeletionPanel
            deletion={deletion()}
            wasActiveHere={wasActiveHere()}
            takesFocus={props.takesFocus}
            onChanged={(changed) => props.deletion?.accept(changed)}
          />
        )}
      </Show>
    </>
  );
}

/** The problems of a request; without any, a sentence about what is happening. */
function ProblemSection(props: Pick<RequestViewProps, "request" | "onAction">): JSX.Element {
  const now = useNow();
  const explanation = () => {
    const { request } = props;
    const isExplained = shownProblems(request).length > 0 || standsAlone(request);
    return isExplained || request.counts.total > 1 ? "" : explainWords(request, now());
  };
  return (
    <>
      <SectionBoundary name="problems">
        <ProblemList request={props.request} onAction={props.onAction} />
      </SectionBoundary>
      <SectionBoundary name="decision">
        <Decision request={props.request} onAction={props.onAction} />
      </SectionBoundary>
      <Show when={explanation()}>{(words) => <p class="card box explanation">{words()}</p>}</Show>
    </>
  );
}
