import { type JSX, Show, createEffect, on } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runQuery } from "../../graphql/operation.ts";
import { deletionText } from "../../language/words/deletion.ts";
import { Phrase } from "../../ui/phrase.tsx";
import { sizeWords } from "../../wording/size.ts";
import { FreedSizeQuery } from "./document.ts";

/** "120 GB freed in all." `completed`: the number of completed deletions that are known, because the sum changes with it. */
export function FreedSize(props: { readonly completed: number }): JSX.Element {
  const { client } = useConnection();
  const freed = createLoaded(async () =>
    Number((await runQuery(client, FreedSizeQuery, {})).freedSize),
  );
  createEffect(
    on(
      () => props.completed,
      () => void freed.reload(),
      { defer: true },
    ),
  );
  return (
    <Show when={freed.value()}>
      {(bytes) => (
        <p class="freed">
          <Phrase
            of={deletionText.template("freed")}
            parts={{ size: <b>{sizeWords(bytes())}</b> }}
          />
        </p>
      )}
    </Show>
  );
}
