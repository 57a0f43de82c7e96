import { type JSX, Show } from "solid-js";
import type { ServiceStatus } from "../../graphql/graphql.ts";
import { serviceName } from "../../lib/service-name.ts";
import type { Tone } from "../../lib/state.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Moment } from "../../ui/moment.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import type { Service } from "./document.ts";
import { HookSecret } from "./hook-secret.tsx";

const STATUS: Record<
  ServiceStatus,
  { readonly name: string; readonly tone: Tone; readonly icon: Tone }
> = {
  UP: { name: "Answers", tone: "available", icon: "approved" },
  DOWN: { name: "Does not answer", tone: "failed", icon: "failed" },
  UNKNOWN: { name: "Not asked yet", tone: "requested", icon: "requested" },
};

interface ServiceCardProps {
  readonly service: Service;
  readonly isAdmin: boolean;
}

export function ServiceCard(props: ServiceCardProps): JSX.Element {
  const service = () => props.service;
  const look = () => STATUS[service().status];
  const hookUrl = (path: string) => new URL(path, document.baseURI).href;
  return (
    <article class="card box service">
      <div class="row">
        <h2>
          <b>{serviceName(service().slug)}</b>
        </h2>
        <StateLabel tone={look().tone} icon={look().icon}>
          {look().name}
        </StateLabel>
      </div>
      <p class="quiet rel">{service().url}</p>
      <p class="quiet">
        <Show when={service().lastSeenAt} fallback="Never heard from so far">
          {(at) => (
            <>
              Last heard <Moment at={at()} />
            </>
          )}
        </Show>
      </p>
      <Show when={service().message}>{(words) => <p class="fault">{words()}</p>}</Show>
      <Show when={service().hookPath}>
        {(path) => (
          <div class="hook">
            <h3>Webhook</h3>
            <code>{hookUrl(path())}</code>
            <div class="acts">
              <CopyButton text={hookUrl(path())} label="Copy address" />
              <Show when={props.isAdmin}>
                <HookSecret slug={service().slug} />
              </Show>
            </div>
          </div>
        )}
      </Show>
    </article>
  );
}
