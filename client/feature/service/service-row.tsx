import { For, type JSX, Show } from "solid-js";
import { serviceText } from "../../language/words/service.ts";
import { timeText } from "../../language/words/time.ts";
import { Icon } from "../../ui/icon.tsx";
import { A } from "../../ui/link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { ServiceMark } from "../../ui/service-mark.tsx";
import { StatusLabel } from "../../ui/status-label.tsx";
import { kindPresentation } from "../../wording/service-kind.ts";
import type { Service } from "./document.ts";
import { listIssues } from "./service-issues.ts";
import { statusPresentation } from "./status-presentation.ts";
import { WebhookStatus } from "./webhook-status.tsx";

/** One service in a line that leads to its page; below it, what is wrong. */
export function ServiceRow(props: { readonly service: Service }): JSX.Element {
  const issues = () => listIssues(props.service);
  const lastEventAt = () => props.service.webhook?.lastDeliveryAt ?? props.service.lastSeenAt;
  const latencyMs = () => props.service.budget.lastLatencyMs;
  return (
    <article class="card service-row" aria-label={props.service.name}>
      <A class="service-line" href={`/services/${encodeURIComponent(props.service.slug)}`}>
        <ServiceMark kind={props.service.kind} />
        <span class="service-name">
          <b>{props.service.name}</b>
          <small>
            {kindPresentation(props.service.kind).name}
            <Show when={props.service.version}>{(version) => ` ${version()}`}</Show>
          </small>
        </span>
        <StatusLabel presentation={statusPresentation(props.service)} />
        <small class="service-latency">
          <Show when={latencyMs() !== null}>
            <span class="visually-hidden">{serviceText("latency")} </span>
            {timeText("milliseconds", { count: Math.round(latencyMs() ?? 0) })}
          </Show>
        </small>
        <small class="service-event">
          <Show when={lastEventAt()} fallback={serviceText("neverConnected")}>
            {(at) => (
              <>
                <span class="visually-hidden">{serviceText("lastEvent")} </span>
                <Moment at={at()} />
              </>
            )}
          </Show>
        </small>
        <span class="service-hook">
          <WebhookStatus service={props.service} />
        </span>
        <Icon name="next" />
      </A>
      <Show when={issues().length > 0}>
        <ul class="notes service-issues">
          <For each={issues()}>{(issue) => <li>{issue}</li>}</For>
        </ul>
      </Show>
    </article>
  );
}
