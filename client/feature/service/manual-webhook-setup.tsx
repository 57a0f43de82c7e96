import { type JSX, Show } from "solid-js";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { Service } from "./document.ts";
import { webhookUrl } from "./webhook-base-url.ts";
import { WebhookSecret } from "./webhook-secret.tsx";

interface ManualWebhookSetupProps {
  readonly service: Service;
  readonly webhookBaseUrl: string;
}

/** Address and secret to copy, and for Jellyfin what to click there. */
export function ManualWebhookSetup(props: ManualWebhookSetupProps): JSX.Element {
  const url = () => webhookUrl(props.webhookBaseUrl, props.service.slug);
  return (
    <div class="webhook-setup">
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
      <div class="actions">
        <CopyButton text={url()} label="Copy address" />
        <WebhookSecret slug={props.service.slug} />
      </div>
    </div>
  );
}
