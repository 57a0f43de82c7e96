import { For, type JSX, Show } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { doctorText } from "../../language/words/doctor.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { sentText } from "../../wording/sent-message.ts";
import { sizeWords } from "../../wording/size.ts";
import { type ChainCheck, ChainCheckQuery, CheckChainMutation } from "./document.ts";
import { FindingCard } from "./finding-card.tsx";

/** What the doctor found, and a button that checks again. */
export function ChainSection(props: { readonly webhookBaseUrl: string }): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const { value, error, reload, change } = createLoaded(() =>
    runQuery(client, ChainCheckQuery, {}),
  );
  const check = () =>
    task.run(async () => {
      const { checkChain } = await runMutation(client, CheckChainMutation, {});
      change(() => ({ chainCheck: checkChain }));
    });
  return (
    <>
      <button
        class="btn primary check-chain"
        type="button"
        aria-busy={task.isBusy()}
        onClick={() => void check()}
      >
        {task.isBusy() ? doctorText("checking") : doctorText("check")}
      </button>
      <ErrorText words={task.error()} />
      <LoadedContent source={{ isLoaded: () => value() !== null, error, reload }}>
        <Show when={value()?.chainCheck} fallback={<p class="quiet">{doctorText("never")}</p>}>
          {(chain) => (
            <Report chain={chain()} webhookBaseUrl={props.webhookBaseUrl} onFixed={check} />
          )}
        </Show>
      </LoadedContent>
    </>
  );
}

function Report(props: {
  readonly chain: ChainCheck;
  readonly webhookBaseUrl: string;
  readonly onFixed: () => Promise<void>;
}): JSX.Element {
  return (
    <>
      <p class="quiet" role="status">
        <Phrase
          of={doctorText.template("checked", { size: sizeWords(Number(props.chain.databaseSize)) })}
          parts={{ time: <Moment at={props.chain.checkedAt} /> }}
        />
      </p>
      <Show
        when={props.chain.findings.length > 0}
        fallback={<p class="card box">{doctorText("fine")}</p>}
      >
        <ul class="findings">
          <For each={props.chain.findings}>
            {(finding) => (
              <FindingCard
                finding={finding}
                webhookBaseUrl={props.webhookBaseUrl}
                onFixed={props.onFixed}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.chain.unchecked.length > 0}>
        <details class="quiet">
          <summary>{doctorText("unchecked", { count: props.chain.unchecked.length })}</summary>
          <ul>
            <For each={props.chain.unchecked}>{(message) => <li>{sentText(message)}</li>}</For>
          </ul>
        </details>
      </Show>
    </>
  );
}
