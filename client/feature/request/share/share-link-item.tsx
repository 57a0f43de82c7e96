import { type JSX, Show } from "solid-js";
import { shareText } from "../../../language/words/share.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { createTask } from "../../../ui/create-task.ts";
import { ErrorText } from "../../../ui/error-text.tsx";
import { LinkBox } from "../../../ui/link-box.tsx";
import { useNow } from "../../../ui/now.tsx";
import { expiryWords } from "../../../wording/expiry.ts";
import { agoWords } from "../../../wording/time.ts";
import type { ShareLink } from "./document.ts";

interface ShareLinkItemProps {
  readonly link: ShareLink;
  readonly title: string;
  /** It was created in this dialog: its QR code is open. */
  readonly isNew: boolean;
  readonly onRevoke: () => Promise<void>;
}

/** One link: its address, how long it works and when it was opened last. */
export function ShareLinkItem(props: ShareLinkItemProps): JSX.Element {
  const now = useNow();
  const task = createTask();
  const facts = () => {
    const { createdAt, expiresAt, lastUsedAt } = props.link;
    return shareText("facts", {
      created: agoWords(new Date(createdAt), now()),
      expiry: expiryWords(expiresAt, now()),
      opened:
        lastUsedAt === null
          ? shareText("neverOpened")
          : shareText("opened", { time: agoWords(new Date(lastUsedAt), now()) }),
    });
  };
  return (
    <li class="link-item">
      <Show when={props.link.url} fallback={<p class="quiet">{shareText("addressGone")}</p>}>
        {(url) => (
          <LinkBox
            url={new URL(url(), location.origin).href}
            label={shareText("linkTo", { title: props.title })}
            showsCode={props.isNew}
          >
            <Show when={props.link.badgeUrl}>
              {(badge) => (
                <CopyButton
                  text={badgeMarkdown(props.title, { url: url(), badge: badge() })}
                  label={shareText("badge")}
                />
              )}
            </Show>
            <Show when={"share" in navigator}>
              <button
                class="btn small"
                type="button"
                onClick={() => void send(props.title, new URL(url(), location.origin).href)}
              >
                {shareText("send")}
              </button>
            </Show>
          </LinkBox>
        )}
      </Show>
      <div class="row">
        <small>{facts()}</small>
        <button
          class="btn small"
          type="button"
          aria-busy={task.isBusy()}
          onClick={() => void task.run(() => props.onRevoke())}
        >
          {shareText("revoke")}
        </button>
      </div>
      <ErrorText words={task.error()} />
    </li>
  );
}

/** An image that shows the state on other pages and leads to the shared one, as most of them accept it. */
function badgeMarkdown(
  title: string,
  { url, badge }: { readonly url: string; readonly badge: string },
): string {
  const text = title.replaceAll(/[[\]\\]/g, "\\$&");
  const [image, page] = [badge, url].map((path) => new URL(path, location.origin).href);
  return `[![${text}](${image})](${page})`;
}

/** Through the share dialog of the system. */
async function send(title: string, url: string): Promise<void> {
  try {
    await navigator.share({ title, url });
  } catch {
    // The share dialog rejects when it is closed.
  }
}
