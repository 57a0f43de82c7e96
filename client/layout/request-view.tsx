import { type JSX, Show, createSignal } from "solid-js";
import type { RequestDeletion } from "../feature/deletion/create-request-deletion.ts";
import { DeleteButton } from "../feature/deletion/delete-button.tsx";
import { isActive } from "../feature/deletion/is-active.ts";
import type { ActionRecord } from "../feature/request/action/document.ts";
import { Answer } from "../feature/request/answer.tsx";
import { ChoiceProvider } from "../feature/request/choice/choice-provider.tsx";
import { createHistory } from "../feature/request/create-history.ts";
import type { RequestDetails } from "../feature/request/document.ts";
import { DownloadList } from "../feature/request/download-list.tsx";
import { EpisodeGrid } from "../feature/request/episode-grid.tsx";
import { EvidenceAccess } from "../feature/request/evidence-access.ts";
import { HelpButton, HelpCall } from "../feature/request/help.tsx";
import { Hero } from "../feature/request/hero.tsx";
import { HistorySection } from "../feature/request/history-section.tsx";
import { RequestMenu } from "../feature/request/request-menu.tsx";
import { StageTimeline } from "../feature/request/stage-timeline.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { editionWords } from "../wording/request-words.ts";
import { transferLeftWords } from "../wording/transfer-words.ts";
import { RequestDeletionSection } from "./request-deletion-section.tsx";

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
  return (
    <EvidenceAccess.Provider value={isAdmin}>
      <main class="request-page">
        <ChoiceProvider request={props.request} onAction={props.onAction}>
          <SectionBoundary name="title">
            <Hero
              request={props.request}
              hidesActions={isDeleted()}
              onFollowed={(isFollowed) => props.onFollowed(isFollowed)}
            >
              <Show when={!isAdmin()}>
                <HelpButton request={props.request} onChanged={() => props.onSynced()} />
              </Show>
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
              <Show when={isAdmin()}>
                <RequestMenu request={props.request} onSynced={() => props.onSynced()} />
              </Show>
            </Hero>
          </SectionBoundary>
          <div class="wrap">
            <SectionBoundary name="deletion">
              <RequestDeletionSection deletion={props.deletion} takesFocus={wasStartedHere()} />
            </SectionBoundary>
            <SectionBoundary name="help">
              <HelpCall
                request={props.request}
                isAdmin={isAdmin()}
                onChanged={() => props.onSynced()}
              />
            </SectionBoundary>
            <Show when={!isDeleted()}>
              <SectionBoundary name="status">
                <Answer request={props.request} onAction={props.onAction} />
              </SectionBoundary>
            </Show>
            <SectionBoundary name="stages">
              <StageTimeline
                request={props.request}
                left={transferLeftWords(props.request.downloads)}
              />
            </SectionBoundary>
            <div class="columns">
              <div>
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
          </div>
        </ChoiceProvider>
      </main>
    </EvidenceAccess.Provider>
  );
}
