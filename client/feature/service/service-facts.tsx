import { For, type JSX, Show } from "solid-js";
import { serviceText } from "../../language/words/service.ts";
import { timeText } from "../../language/words/time.ts";
import { Moment } from "../../ui/moment.tsx";
import { sentWords } from "../../wording/sent-message.ts";
import { kindPresentation } from "../../wording/service-kind.ts";
import { dayClockWords } from "../../wording/time.ts";
import type { Service } from "./document.ts";

/** Everything that is known about a service, as a list of facts. */
export function ServiceFacts(props: { readonly service: Service }): JSX.Element {
  const budget = () => props.service.budget;
  return (
    <dl class="facts">
      <Fact name={serviceText("application")}>
        {kindPresentation(props.service.kind).name} {props.service.version ?? ""}
      </Fact>
      <Fact name={serviceText("url")}>
        <span class="service-url">{props.service.url}</span>
      </Fact>
      <Show when={props.service.externalUrls.length > 0}>
        <Fact name={serviceText("forBrowsers")}>
          <For each={props.service.externalUrls}>
            {(url, index) => (
              <>
                {index() === 0 ? "" : ", "}
                <a class="link service-url" href={url} rel="external noreferrer" target="_blank">
                  {url}
                </a>
              </>
            )}
          </For>
        </Fact>
      </Show>
      <Fact name={serviceText("lastContact")}>
        <Show when={props.service.lastSeenAt} fallback={serviceText("never")}>
          {(at) => <Moment at={at()} />}
        </Show>
      </Fact>
      <Show when={props.service.webhook !== null}>
        <Fact name={serviceText("lastWebhook")}>
          <Show when={props.service.webhook?.lastDeliveryAt} fallback={serviceText("noneYet")}>
            {(at) => <Moment at={at()} words={dayClockWords} />}
          </Show>
        </Fact>
      </Show>
      <Fact name={serviceText("latency")}>
        <Show when={budget().lastLatencyMs !== null} fallback={serviceText("unknown")}>
          {timeText("milliseconds", { count: Math.round(budget().lastLatencyMs ?? 0) })}
        </Show>
      </Fact>
      <Fact name={serviceText("apiCalls")}>
        {serviceText("perMinute", { count: budget().callsPerMinute })}
      </Fact>
      <Show when={budget().lastError}>
        {(words) => (
          <Fact name={serviceText("lastError")}>
            {sentWords({ messageCode: budget().lastErrorCode, messageParams: {} }) ?? words()}
            <Show when={budget().lastErrorAt}>
              {(at) => (
                <small>
                  {" "}
                  <Moment at={at()} words={dayClockWords} />
                </small>
              )}
            </Show>
          </Fact>
        )}
      </Show>
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
