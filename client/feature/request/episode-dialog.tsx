import { type JSX, Show } from "solid-js";
import { phrase } from "../../language/words/phrase.ts";
import { requestText } from "../../language/words/request.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { ActionRecord } from "./action/document.ts";
import type { RequestDetails, RequestEpisode } from "./document.ts";
import { EpisodeDetailsView } from "./episode-details.tsx";
import type { Step } from "./history-document.ts";

interface EpisodeDialogProps {
  readonly request: Pick<RequestDetails, "id" | "title" | "actionHistory">;
  readonly episode: RequestEpisode;
  /** The episodes around it; null at the beginning and at the end. */
  readonly previous: RequestEpisode | null;
  readonly next: RequestEpisode | null;
  /** The history of the whole request. */
  readonly steps: readonly Step[];
  readonly onAction: (record: ActionRecord) => void;
  readonly onMove: (episode: RequestEpisode) => void;
  readonly onClose: () => void;
}

/** One episode: its state, history, external IDs and downloads, with the way to the ones around it. */
export function EpisodeDialog(props: EpisodeDialogProps): JSX.Element {
  return (
    <Dialog
      context={props.request.title}
      title={episodeTitle(props.episode)}
      onClose={() => props.onClose()}
    >
      <p class="visually-hidden" role="status">
        {episodeTitle(props.episode)}
      </p>
      <Show when={props.episode.id} keyed>
        <EpisodeDetailsView
          requestId={props.request.id}
          episode={props.episode}
          steps={props.steps}
          actionHistory={props.request.actionHistory}
          onAction={props.onAction}
        />
      </Show>
      <nav class="episode-nav" aria-label={requestText("otherEpisodesLabel")}>
        <MoveButton
          to={props.previous}
          icon="back"
          label={requestText("previousEpisode")}
          onMove={props.onMove}
        />
        <MoveButton
          to={props.next}
          icon="next"
          label={requestText("nextEpisodeButton")}
          onMove={props.onMove}
        />
      </nav>
    </Dialog>
  );
}

/** Stays where it is at the end of the list, so that the focus stays on it. */
function MoveButton(props: {
  readonly to: RequestEpisode | null;
  readonly icon: "back" | "next";
  readonly label: string;
  readonly onMove: (episode: RequestEpisode) => void;
}): JSX.Element {
  return (
    <button
      class="btn small"
      classList={{ "is-next": props.icon === "next" }}
      type="button"
      aria-disabled={props.to === null}
      onClick={() => {
        if (props.to !== null) props.onMove(props.to);
      }}
    >
      <Icon name={props.icon} />
      <span>
        {props.label}
        <Show when={props.to}>
          {(episode) => <span class="visually-hidden">: {episodeTitle(episode())}</span>}
        </Show>
      </span>
    </button>
  );
}

/** "Season 1, episode 3: Easy Does It". */
function episodeTitle({ season, number, title }: RequestEpisode): string {
  const numbered =
    season === 0
      ? phrase("special", { number: `${number}` })
      : requestText("seasonEpisode", { season: `${season}`, episode: `${number}` });
  return title === null ? numbered : `${numbered}: ${title}`;
}
