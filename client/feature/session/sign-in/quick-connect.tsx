import {
  type JSX,
  Match,
  Show,
  Switch,
  createMemo,
  createSignal,
  onCleanup,
  onMount,
} from "solid-js";
import { signInText } from "../../../language/words/sign-in.ts";
import { AttemptText } from "../../../ui/attempt-text.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { ErrorText } from "../../../ui/error-text.tsx";
import { secondsWords } from "../../../wording/sign-in-words.ts";
import { useSession } from "../create-session.ts";
import { createQuickConnect } from "./create-quick-connect.ts";
import type { QuickConnectCode } from "./document.ts";
import { rememberWay, type Way } from "./way.ts";

interface QuickConnectProps {
  readonly way: Way;
  /** Goes back to the password; null if there is no other way. */
  readonly onCancel: (() => void) | null;
}

/** Signs in with a code that the person approves in an app where they are signed in. */
export function QuickConnect(props: QuickConnectProps): JSX.Element {
  const session = useSession();
  const live = createQuickConnect(props.way.id, (viewer) => {
    rememberWay(props.way);
    session.accept(viewer);
  });
  let panel: HTMLElement | undefined;
  onMount(() => {
    void live.start();
    // The button that was pressed is gone.
    panel?.focus();
  });
  return (
    <div
      class="form-fields"
      ref={(element) => (panel = element)}
      role="group"
      aria-label="Quick Connect"
      tabindex="-1"
    >
      <Switch
        fallback={
          <>
            <AttemptText attempt={live.attempt} />
            <ErrorText words={live.isExpired() ? signInText("codeExpired") : live.trouble()} />
            <button
              class="btn primary"
              type="button"
              disabled={live.attempt.secondsLeft() > 0}
              aria-busy={live.attempt.isBusy()}
              onClick={() => void live.start()}
            >
              {signInText("newCode")}
            </button>
          </>
        }
      >
        <Match when={live.attempt.isBusy()}>
          <p role="status">{signInText("askingForCode", { name: props.way.name })}</p>
        </Match>
        <Match when={live.code()}>
          {(code) => (
            <>
              <Code code={code()} name={props.way.name} />
              <ErrorText words={live.trouble()} />
            </>
          )}
        </Match>
      </Switch>
      <Show when={props.onCancel}>
        {(onCancel) => (
          <button class="btn" type="button" onClick={() => onCancel()()}>
            {signInText("usePassword")}
          </button>
        )}
      </Show>
    </div>
  );
}

function Code(props: { readonly code: QuickConnectCode; readonly name: string }): JSX.Element {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 500);
  onCleanup(() => clearInterval(timer));
  const secondsLeft = createMemo(() =>
    Math.ceil((Date.parse(props.code.expiresAt) - now()) / 1000),
  );
  return (
    <>
      <p role="status">
        {signInText("quickConnectHow", { name: props.name })}
        <strong class="quick-code">{props.code.code}</strong>
      </p>
      <div class="quick-code-foot">
        <CopyButton text={props.code.code} label={signInText("copyCode")} />
        {/* The server decides: the clock of this device may be wrong. */}
        <Show when={secondsLeft() > 0}>
          <small>{signInText("expiresIn", { time: secondsWords(secondsLeft()) })}</small>
        </Show>
      </div>
      <p>{signInText("waitingForApproval")}</p>
    </>
  );
}
