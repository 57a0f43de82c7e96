import { type JSX, Show } from "solid-js";
import { serviceText } from "../../language/words/service.ts";
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
          <li>{serviceText("jellyfinInstall")}</li>
          <li>{serviceText("jellyfinDestination")}</li>
          <li>{serviceText("jellyfinHeader")}</li>
        </ol>
      </Show>
      <code>{url()}</code>
      <div class="actions">
        <CopyButton text={url()} label={serviceText("copyUrl")} />
        <WebhookSecret slug={props.service.slug} />
      </div>
    </div>
  );
}
