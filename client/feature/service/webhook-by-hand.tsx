import { type JSX, Show } from "solid-js";
import { hookUrl } from "../../lib/hook-base.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { Service } from "./document.ts";
import { HookSecret } from "./hook-secret.tsx";

interface WebhookByHandProps {
  readonly service: Service;
  readonly base: string;
}

/** Address and secret to copy, and for Jellyfin what to click there. */
export function WebhookByHand(props: WebhookByHandProps): JSX.Element {
  const url = () => hookUrl(props.base, props.service.slug);
  return (
    <div class="hook">
      <Show when={props.service.kind === "JELLYFIN"}>
        <ol>
          <li>
            In Jellyfin: Dashboard, Plugins, Catalogue: install Webhook, then restart Jellyfin.
          </li>
          <li>
            In its settings: Add Generic Destination, with the address below. Tick Item Added, Item
            Deleted, Task Completed, the item types Movies and Episodes, and Send All Properties.
          </li>
          <li>
            Add Request Header: key X-Webhook-Token, value the secret below. Save. The first webhook
            that arrives turns this green.
          </li>
        </ol>
      </Show>
      <code>{url()}</code>
      <div class="acts">
        <CopyButton text={url()} label="Copy address" />
        <HookSecret slug={props.service.slug} />
      </div>
    </div>
  );
}
