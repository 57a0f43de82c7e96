import { type JSX, Show, createSignal, onMount } from "solid-js";
import { aboutText } from "../../language/words/about.ts";
import { A } from "../../ui/link.tsx";
import { newsSince, type Version } from "./changelog.ts";
import { VERSION, noteVersion } from "./seen-version.ts";
import { VERSIONS } from "./versions.ts";

interface UpdateNoteProps {
  /** What this browser showed before. */
  readonly since: string;
  /** If absent, those of the build. */
  readonly versions?: readonly Version[];
}

/** Says once in each browser that the tracker was updated, and leads to what is new since. */
export function UpdateNote(props: UpdateNoteProps): JSX.Element {
  const [isShown, setShown] = createSignal(
    newsSince(props.versions ?? VERSIONS, props.since).length > 0,
  );
  onMount(() => {
    // An older version, or one with nothing to say.
    if (!isShown()) noteVersion();
  });
  const dismiss = () => {
    noteVersion();
    setShown(false);
  };
  return (
    <Show when={isShown()}>
      <div class="update-note" role="status">
        <div class="wrap">
          <span>{aboutText("updated", { version: VERSION })}</span>
          <A class="link" href="/about">
            {aboutText("whatIsNew")}
          </A>
          <button type="button" class="btn small" onClick={dismiss}>
            {aboutText("dismiss")}
          </button>
        </div>
      </div>
    </Show>
  );
}
