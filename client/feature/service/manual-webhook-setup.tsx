import { type JSX, Show } from "solid-js";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { Service } from "./document.ts";
import { webhookUrl } from "./webhook-base-url.ts";
import { WebhookSecret } from "./webhook-secret.tsx";

interface ManualWebhookSetupProps {
  readonly service: Service;
  readonly webhookBaseUrl: string;
}

/** The URL and secret to copy, with instructions for Jellyfin. */
export function ManualWebhookSetup(props: ManualWebhookSetupProps): JSX.Element {
  const url = () => webhookUrl(props.webhookBaseUrl, props.service.slug);
  return (
    <div class="webhook-setup">
      <Show when={props.service.kind === "JELLYFIN"}>
        <ol>
          <li>
            In Jellyfin, open Dashboard, Plugins, Catalogue. Install Webhook, then restart Jellyfin.
          </li>
          <li>
            In the plugin settings, select Add Generic Destination and enter the URL below. Select
            Item Added, Item Deleted, Task Completed, the item types Movies and Episodes, and Send
            All Properties.
          </li>
          <li>
            Add a request header with the key X-Webhook-Token and the secret below as the value,
            then save. The status turns green when the first webhook arrives.
          </li>
        </ol>
      </Show>
      <code>{url()}</code>
      <div class="actions">
        <CopyButton text={url()} label="Copy URL" />
        <WebhookSecret slug={props.service.slug} />
      </div>
    </div>
  );
}
