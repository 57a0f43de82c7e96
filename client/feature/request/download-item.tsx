import { For, type JSX, Show, useContext } from "solid-js";
import { downloadStates, requestText } from "../../language/words/request.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { mediaWords } from "../../wording/media-words.ts";
import { percentWords, sizeWords } from "../../wording/size.ts";
import type { RequestDownload } from "./document.ts";
import { EvidenceAccess } from "./evidence-access.ts";

type File = RequestDownload["files"][number];

interface DownloadItemProps {
  readonly download: RequestDownload;
  /** The title was removed, and its files with it. */
  readonly isRemoved?: boolean;
  /** The actions of the download. */
  readonly children?: JSX.Element;
}

export function DownloadItem(props: DownloadItemProps): JSX.Element {
  const facts = () => {
    const { size, attempt, state } = props.download;
    return [
      size === null ? null : sizeWords(Number(size)),
      attempt > 1 ? requestText("attempt", { number: attempt }) : null,
      props.isRemoved === true && state === "IMPORTED"
        ? requestText("importedRemoved")
        : downloadStates(state),
    ]
      .filter((fact) => fact !== null && fact !== "")
      .join(" · ");
  };
  const unfinished = () => props.download.files.filter((file) => file.progress < 1);
  const finishedCount = () => props.download.files.length - unfinished().length;
  return (
    <article class="download">
      <p class="release">
        <b>
          {mediaWords(props.download.media) ||
            props.download.quality ||
            requestText("qualityUnknown")}
        </b>
        <small>{facts()}</small>
      </p>
      <Show when={props.isRemoved !== true}>
        <div class="file total">
          <ProgressBar progress={props.download.progress} label={props.download.title} />
          <span>{percentWords(props.download.progress)}</span>
        </div>
        <Show when={props.download.files.length > 1}>
          <FileList files={unfinished().slice(0, MAX_FILES)} />
          <Show when={unfinished().length > MAX_FILES}>
            <details>
              <summary>
                {requestText("moreFiles", { count: unfinished().length - MAX_FILES })}
              </summary>
              <FileList files={unfinished().slice(MAX_FILES)} />
            </details>
          </Show>
          <Show when={finishedCount() > 0}>
            <small class="quiet">
              {unfinished().length === 0
                ? requestText("allFilesComplete", { count: finishedCount() })
                : requestText("filesComplete", { count: finishedCount() })}
            </small>
          </Show>
        </Show>
      </Show>
      <DownloadDetails download={props.download} />
      {props.children}
    </article>
  );
}

/** More would push the history of a pack off the screen. */
const MAX_FILES = 8;

function FileList(props: { readonly files: readonly File[] }): JSX.Element {
  return (
    <For each={props.files}>
      {(file) => (
        <div class="file" title={file.name}>
          <span>{fileWords(file)}</span>
          <ProgressBar progress={file.progress} label={file.name} />
          <span>{percentWords(file.progress)}</span>
        </div>
      )}
    </For>
  );
}

/** The names that Sonarr, Radarr and the download client use. */
function DownloadDetails(props: Pick<DownloadItemProps, "download">): JSX.Element {
  const seesRelease = useContext(EvidenceAccess);
  const facts = (): readonly (readonly [string, string | null])[] => [
    [requestText("release"), seesRelease() ? props.download.title : null],
    [requestText("quality"), props.download.quality],
    [requestText("indexer"), props.download.indexer],
    [requestText("downloadClient"), props.download.client],
    [requestText("protocol"), props.download.protocol],
  ];
  return (
    <details class="download-details">
      <summary>{requestText("details")}</summary>
      <dl class="facts">
        <For each={facts()}>
          {([name, value]) => (
            <Show when={value}>
              {(known) => (
                <>
                  <dt>{name}</dt>
                  <dd>
                    <bdi>{known()}</bdi>
                  </dd>
                </>
              )}
            </Show>
          )}
        </For>
      </dl>
    </details>
  );
}

/** "E08", or "S02 E08" outside of season 1. */
function fileWords({ episode, name }: File): string {
  if (episode === null) return name;
  const number = `E${String(episode.number).padStart(2, "0")}`;
  return episode.season === 1 ? number : `S${episode.season} ${number}`;
}
