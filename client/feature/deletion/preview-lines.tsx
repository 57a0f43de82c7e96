import { For, type JSX, Show } from "solid-js";
import { Icon, type IconName } from "../../ui/icon.tsx";
import type { Preview } from "./document.ts";
import { type PreviewLine, emptyServicesWords, linesByService } from "./preview-words.ts";

const ICONS: Record<PreviewLine["kind"], IconName> = {
  deleted: "trash",
  later: "requested",
  kept: "none",
  unknown: "problem",
};

/** What will be deleted of one title, by service; the names expand. */
export function PreviewLines(props: { readonly preview: Preview }): JSX.Element {
  return (
    <>
      <dl class="preview">
        <For each={linesByService(props.preview)}>
          {(service) => (
            <>
              <dt>{service.name}</dt>
              <dd>
                <For each={service.lines}>
                  {(line) => (
                    <div class="preview-line" data-kind={line.kind}>
                      <Icon name={ICONS[line.kind]} />
                      <Show when={line.names.length > 0} fallback={<span>{line.words}</span>}>
                        <details>
                          <summary>{line.words}</summary>
                          <ul>
                            <For each={line.names}>{(name) => <li>{name}</li>}</For>
                          </ul>
                        </details>
                      </Show>
                    </div>
                  )}
                </For>
              </dd>
            </>
          )}
        </For>
      </dl>
      <Show when={emptyServicesWords(props.preview)}>
        {(words) => <p class="quiet">{words()}</p>}
      </Show>
    </>
  );
}
