import { type JSX, Show } from "solid-js";
import { Icon } from "../../../ui/icon.tsx";
import type { RequestDetails } from "../document.ts";
import { useChoice } from "./choice-context.ts";

/** Opens the list of releases, where no problem has a button for it already. */
export function ReleaseButton(props: {
  readonly request: Pick<RequestDetails, "actions" | "problems">;
}): JSX.Element {
  const chooserOf = useChoice(() => null);
  const isOffered = () =>
    props.request.actions.some(({ kind }) => kind === "LOOK_FOR_RELEASES") &&
    !props.request.problems.some(({ actions }) =>
      actions.some(({ kind }) => kind === "LOOK_FOR_RELEASES"),
    );
  return (
    <Show when={isOffered() ? chooserOf("LOOK_FOR_RELEASES") : null}>
      {(choose) => (
        <button class="btn" type="button" onClick={() => choose()()}>
          <Icon name="grabbing" />
          Choose a release
        </button>
      )}
    </Show>
  );
}
