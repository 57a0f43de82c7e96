import { For, type JSX, Show } from "solid-js";
import { deletionText } from "../../language/words/deletion.ts";
import { Phrase } from "../../ui/phrase.tsx";
import { keepWords } from "../../wording/keep-messages.ts";
import { whatText } from "../../wording/keep-messages.ts";
import type { Kept } from "./document.ts";

interface KeptListProps {
  readonly kept: readonly (Kept & { readonly title?: string })[];
}

/** Lists what is not deleted and why, for example because another request needs it. */
export function KeptList(props: KeptListProps): JSX.Element {
  return (
    <Show when={props.kept.length > 0}>
      <div class="kept">
        <p>{deletionText("kept")}</p>
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
                <Phrase
                  of={deletionText.template("keptBecause", {
                    service: kept.serviceName,
                    reason: keepWords(kept),
                  })}
                  parts={{ name: <b>{whatText(kept)}</b> }}
                />
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
