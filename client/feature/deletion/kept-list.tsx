import { For, type JSX, Show } from "solid-js";
import { keepWords } from "../../wording/keep-messages.ts";
import type { Kept } from "./document.ts";

interface KeptListProps {
  readonly kept: readonly (Kept & { readonly title?: string })[];
}

/** Lists what is not deleted and why, for example because another request needs it. */
export function KeptList(props: KeptListProps): JSX.Element {
  return (
    <Show when={props.kept.length > 0}>
      <div class="kept">
        <p>Kept</p>
        <ul>
          <For each={props.kept}>
            {(kept) => (
              <li>
                <Show when={kept.title}>
                  {(title) => (
                    <>
                      <bdi>{title()}</bdi>:{" "}
                    </>
                  )}
                </Show>
                <b>{kept.what}</b> in {kept.serviceName}, because {keepWords(kept)}
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
