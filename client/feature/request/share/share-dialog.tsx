import { For, type JSX, Show, createSignal } from "solid-js";
import { shareText } from "../../../language/words/share.ts";
import { createTask } from "../../../ui/create-task.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { ErrorText } from "../../../ui/error-text.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { LoadedContent } from "../../../ui/loaded-content.tsx";
import { EXPIRIES, expiryName, toExpiresAt, type ExpiryDays } from "../../../wording/expiry.ts";
import { createShareLinks } from "./create-share-links.ts";
import { ShareLinkItem } from "./share-link-item.tsx";

interface ShareDialogProps {
  readonly requestId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Creates, lists and revokes the links that show a request to whoever has them. */
export function ShareDialog(props: ShareDialogProps): JSX.Element {
  const share = createShareLinks(props.requestId);
  const task = createTask();
  const [days, setDays] = createSignal<ExpiryDays>(30);
  const create = () => task.run(() => share.create(toExpiresAt(days(), new Date())));
  return (
    <Dialog title={shareText("shareTitle", { title: props.title })} onClose={() => props.onClose()}>
      <p class="quiet">{shareText("intro")}</p>
      <fieldset class="expiries">
        <legend>{shareText("worksFor")}</legend>
        <For each={EXPIRIES}>
          {(expiry) => (
            <label>
              <input
                type="radio"
                name="expiry"
                checked={days() === expiry}
                onChange={() => setDays(expiry)}
              />
              <span>{expiryName(expiry)}</span>
            </label>
          )}
        </For>
      </fieldset>
      <button
        class="btn primary"
        type="button"
        autofocus
        aria-busy={task.isBusy()}
        onClick={() => void create()}
      >
        <Icon name="link" />
        {shareText("createLink")}
      </button>
      <ErrorText words={task.error()} />
      <LoadedContent source={share}>
        <Show when={share.links().length > 0}>
          <ul class="link-list" aria-label={shareText("links")}>
            <For each={share.links()}>
              {(link) => (
                <ShareLinkItem
                  link={link}
                  title={props.title}
                  isNew={link.id === share.newest()}
                  onRevoke={() => share.revoke(link.id)}
                />
              )}
            </For>
          </ul>
        </Show>
      </LoadedContent>
    </Dialog>
  );
}
