import { type JSX, Match, Switch, createMemo } from "solid-js";
import { errorWaitSeconds } from "../graphql/error.ts";
import { shell } from "../language/words/shell.ts";
import { errorWords } from "../wording/error-words.ts";
import { waitWords } from "../wording/sign-in-words.ts";
import type { Attempt } from "./create-attempt.ts";
import { ErrorText } from "./error-text.tsx";

/** Says why an attempt failed, and counts down until the next one is accepted. */
export function AttemptText(props: { readonly attempt: Attempt }): JSX.Element {
  const waitSeconds = createMemo(() => errorWaitSeconds(props.attempt.failure()));
  return (
    <Switch
      fallback={
        <ErrorText
          words={props.attempt.failure() === null ? null : errorWords(props.attempt.failure())}
        />
      }
    >
      <Match when={props.attempt.secondsLeft() > 0}>
        <p class="error" aria-hidden="true">
          {waitWords(props.attempt.secondsLeft())}
        </p>
        {/* A countdown that is read out every second cannot be followed. */}
        <p class="visually-hidden" role="alert">
          {waitWords(waitSeconds() ?? 0)}
        </p>
      </Match>
      <Match when={waitSeconds() !== null}>
        <p class="quiet" role="status">
          {shell("tryAgainNow")}
        </p>
      </Match>
    </Switch>
  );
}
