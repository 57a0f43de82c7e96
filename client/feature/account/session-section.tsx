import { For, type JSX, Show, createMemo } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import type { Loaded } from "../../graphql/create-loaded.ts";
import { runMutation } from "../../graphql/operation.ts";
import { accountText } from "../../language/words/account.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorBox } from "../../ui/error-box.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { deviceWords } from "../../wording/device-words.ts";
import { onDayWords } from "../../wording/time.ts";
import { EndOtherSessionsMutation, EndSessionMutation, type OpenSession } from "./document.ts";

interface SessionSectionProps {
  readonly sessions: Loaded<readonly OpenSession[]>;
}

/** The browsers in which the person is signed in, each with a button that ends its session. */
export function SessionSection(props: SessionSectionProps): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  /** This device first. */
  const rows = createMemo(() =>
    (props.sessions.value() ?? []).toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent)),
  );
  const hasOthers = () => rows().some(({ isCurrent }) => !isCurrent);
  const end = (work: () => Promise<unknown>) =>
    task.run(async () => {
      await work();
      await props.sessions.reload();
    });
  const endOne = (id: string) => end(() => runMutation(client, EndSessionMutation, { id }));
  const endOthers = () => end(() => runMutation(client, EndOtherSessionsMutation, {}));

  return (
    <section class="card box setting" aria-labelledby="sessions-title">
      <h2>
        <b id="sessions-title">{accountText("sessions")}</b>
      </h2>
      <p class="quiet">{accountText("sessionsHint")}</p>
      <Show when={props.sessions.value() === null && props.sessions.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void props.sessions.reload()} />}
      </Show>
      <ul class="account-rows">
        <For each={rows()}>
          {(session) => (
            <li>
              <div>
                <b>{deviceWords(session.device)}</b>
                <Show when={session.isCurrent}>
                  {" "}
                  <span class="tag">{accountText("thisDevice")}</span>
                </Show>
                <br />
                <small>
                  <Phrase
                    of={accountText.template("sessionTimes")}
                    parts={{
                      used: <Moment at={session.lastUsedAt} />,
                      signedIn: <Moment at={session.createdAt} words={onDayWords} />,
                    }}
                  />
                  <Show when={session.address}>{(address) => <> · {address()}</>}</Show>
                </small>
              </div>
              <Show when={!session.isCurrent}>
                <button
                  class="btn small"
                  type="button"
                  aria-label={accountText("endSessionOf", { device: deviceWords(session.device) })}
                  aria-busy={task.isBusy()}
                  onClick={() => void endOne(session.id)}
                >
                  {accountText("endSession")}
                </button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <ErrorText words={task.error()} />
      <Show when={hasOthers()}>
        <button
          class="btn"
          type="button"
          aria-busy={task.isBusy()}
          onClick={() => void endOthers()}
        >
          {accountText("endOthers")}
        </button>
      </Show>
    </section>
  );
}
