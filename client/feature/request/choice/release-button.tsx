import { type JSX, Show } from "solid-js";
import { Icon } from "../../../ui/icon.tsx";
import type { RequestDetails } from "../document.ts";
import { useReleaseChoice } from "./choice-context.ts";

/** Opens the list of releases, if no problem has a button for it already. */
export function ReleaseButton(props: {
  readonly request: Pick<RequestDetails, "problems">;
}): JSX.Element {
  const chooseRelease = useReleaseChoice(
    () => null,
    () => props.request.problems.flatMap(({ actions }) => actions),
  );
  return (
    <Show when={chooseRelease()}>
      {(choose) => (
        <button class="btn" type="button" onClick={() => choose()()}>
          <Icon name="grabbing" />
          Choose a release
        </button>
      )}
    </Show>
  );
}
