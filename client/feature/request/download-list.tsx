import { For, type JSX, Show } from "solid-js";
import { requestText } from "../../language/words/request.ts";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { speedWords } from "../../wording/size.ts";
import { partEtaWords } from "../../wording/time.ts";
import type { ActionRecord } from "./action/document.ts";
import type { RequestDownload } from "./document.ts";
import { DownloadActions } from "./download-actions.tsx";
import { DownloadItem } from "./download-item.tsx";

const ENDED = new Set(["REMOVED", "FAILED", "IMPORTED"]);

interface DownloadListProps {
  readonly requestId: string;
  readonly downloads: readonly RequestDownload[];
  /** The title was removed, and its files with it. */
  readonly isRemoved: boolean;
  /** Past actions on the request, newest first. */
  readonly actionHistory: readonly ActionRecord[];
  readonly onAction: (record: ActionRecord) => void;
}

/** The current downloads with their files; earlier ones expand. */
export function DownloadList(props: DownloadListProps): JSX.Element {
  const current = () => props.downloads.filter((download) => !ENDED.has(download.state));
  const ended = () => props.downloads.filter((download) => ENDED.has(download.state));
  /** The current downloads, or the last ended one. */
  const shown = () => (current().length > 0 ? current() : ended().slice(0, 1));
  const earlier = () => ended().filter((download) => !shown().includes(download));
  const speed = () => current().reduce((sum, download) => sum + (download.speed ?? 0), 0);
  /** When all current downloads are complete; undefined while one of them has no ETA. */
  const eta = () => {
    const etas = current()
      .filter(({ state }) => state !== "COMPLETED")
      .map((download) => download.eta);
    const known = etas.filter((at) => at !== null);
    return known.length < etas.length ? undefined : known.toSorted().at(-1);
  };
  return (
    <Show when={props.downloads.length > 0}>
      <section class="card box">
        <h2>
          <b>{requestText("downloads")}</b>
          <span>
            <Show when={speed() > 0}>{speedWords(speed())}</Show>
            <Show when={eta()}>
              {(at) => (
                <>
                  {" "}
                  ·{" "}
                  <Phrase
                    of={requestText.template("downloadsDone")}
                    parts={{ time: <Moment at={at()} words={partEtaWords} /> }}
                  />
                </>
              )}
            </Show>
          </span>
        </h2>
        <For each={shown()}>
          {(download) => (
            <DownloadItem download={download} isRemoved={props.isRemoved}>
              <DownloadActions
                requestId={props.requestId}
                download={download}
                isOnly={shown().length === 1}
                actionHistory={props.actionHistory}
                onAction={props.onAction}
              />
            </DownloadItem>
          )}
        </For>
        <Show when={earlier().length > 0}>
          <details>
            <summary>{requestText("earlierDownloads", { count: earlier().length })}</summary>
            <For each={earlier()}>
              {(download) => <DownloadItem download={download} isRemoved={props.isRemoved} />}
            </For>
          </details>
        </Show>
      </section>
    </Show>
  );
}
