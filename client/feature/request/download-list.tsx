import { For, type JSX, Show } from "solid-js";
import { speedWords } from "../../lib/size.ts";
import { Eta } from "../../ui/eta.tsx";
import type { RequestDownload } from "./document.ts";
import { DownloadItem } from "./download-item.tsx";

const ENDED = new Set(["REMOVED", "FAILED", "IMPORTED"]);

/** What is being downloaded, with its files; what came before one press away. */
export function DownloadList(props: {
  readonly downloads: readonly RequestDownload[];
}): JSX.Element {
  const current = () => props.downloads.filter((download) => !ENDED.has(download.state));
  const ended = () => props.downloads.filter((download) => ENDED.has(download.state));
  const speed = () => current().reduce((sum, download) => sum + (download.speed ?? 0), 0);
  const eta = () =>
    current()
      .flatMap((download) => download.eta ?? [])
      .toSorted()
      .at(-1);
  return (
    <Show when={props.downloads.length > 0}>
      <section class="card box">
        <h2>
          <b>Downloads</b>
          <span>
            <Show when={speed() > 0}>{speedWords(speed())}</Show>
            <Show when={eta()}>
              {(at) => (
                <>
                  {" "}
                  · done <Eta at={at()} />
                </>
              )}
            </Show>
          </span>
        </h2>
        <For each={current()}>{(download) => <DownloadItem download={download} />}</For>
        <Show
          when={current().length > 0 && ended().length > 0}
          fallback={<For each={ended()}>{(download) => <DownloadItem download={download} />}</For>}
        >
          <details>
            <summary>Earlier downloads ({ended().length})</summary>
            <For each={ended()}>{(download) => <DownloadItem download={download} />}</For>
          </details>
        </Show>
      </section>
    </Show>
  );
}
