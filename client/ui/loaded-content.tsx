import { type Accessor, type JSX, Show } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { ErrorBox } from "./error-box.tsx";

interface LoadedContentProps {
  /** A list or value that is loaded now and after every reconnection. */
  readonly source: {
    readonly isLoaded: Accessor<boolean>;
    readonly error: Accessor<unknown>;
    reload(): Promise<void>;
  };
  readonly children: JSX.Element;
}

/** Shows what was loaded; before that, that it is loading, or why it could not be loaded, but never both. */
export function LoadedContent(props: LoadedContentProps): JSX.Element {
  return (
    <>
      <Show when={props.source.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void props.source.reload()} />}
      </Show>
      <Show
        when={props.source.isLoaded()}
        fallback={
          <Show when={!props.source.error()}>
            <p class="quiet" role="status">
              {shell("loading")}
            </p>
          </Show>
        }
      >
        {props.children}
      </Show>
    </>
  );
}
