import { type JSX, Show } from "solid-js";
import { calendarText } from "../../language/words/calendar.ts";
import { createTask } from "../../ui/create-task.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { LinkBox } from "../../ui/link-box.tsx";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { RevokeButton } from "../../ui/revoke-button.tsx";
import { createFeedAddress } from "./create-feed-address.ts";
import type { FeedAddress, NewFeedAddress } from "./document.ts";

interface SubscribeDialogProps {
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

/** Creates the secret address of the calendar and the news, shows it once, and revokes it. */
export function SubscribeDialog(props: SubscribeDialogProps): JSX.Element {
  const feed = createFeedAddress();
  const task = createTask();
  return (
    <Dialog title={calendarText("subscribe")} onClose={() => props.onClose()}>
      <p class="quiet">{calendarText("subscribeHint")}</p>
      <LoadedContent source={feed}>
        <Show when={feed.created()}>
          {(created) => <FeedLinks created={created()} isOwn={props.isOwn} />}
        </Show>
        <Show
          when={feed.address()}
          fallback={
            <button
              class="btn primary"
              type="button"
              aria-busy={task.isBusy()}
              onClick={() => void task.run(() => feed.create())}
            >
              {calendarText("createAddress")}
            </button>
          }
        >
          {(address) => (
            <>
              <AddressFacts address={address()} />
              {/* A new address begins without a question. */}
              <Show when={feed.created() ?? address()} keyed>
                {(_current) => (
                  <div class="actions">
                    <RevokeButton
                      what={calendarText("theAddress")}
                      verb={{ label: calendarText("renew"), name: calendarText("renewName") }}
                      yes={calendarText("renewYes")}
                      isBusy={task.isBusy()}
                      onRevoke={() => void task.run(() => feed.create())}
                    />
                    <RevokeButton
                      what={calendarText("theAddress")}
                      yes={calendarText("revokeAddress")}
                      isBusy={task.isBusy()}
                      onRevoke={() => void task.run(() => feed.revoke())}
                    />
                  </div>
                )}
              </Show>
            </>
          )}
        </Show>
        <ErrorText words={task.error()} />
      </LoadedContent>
    </Dialog>
  );
}

/** The URLs of a new address, which are shown only now. */
function FeedLinks(props: {
  readonly created: NewFeedAddress;
  readonly isOwn: boolean;
}): JSX.Element {
  const urlOf = (path: string) =>
    `${new URL(path, location.origin).href}${props.isOwn ? "?scope=own" : ""}`;
  const calendar = () => urlOf(props.created.calendarUrl);
  return (
    <>
      <p>
        <b>{calendarText("copyNow")}</b>
      </p>
      <h3>{calendarText("calendarFeed")}</h3>
      <LinkBox url={calendar()} label={calendarText("calendarFeed")}>
        <a class="btn small" href={calendar().replace(/^https?:/, "webcal:")} rel="noreferrer">
          {calendarText("openCalendar")}
        </a>
      </LinkBox>
      <h3>{calendarText("newsFeed")}</h3>
      <LinkBox url={urlOf(props.created.newsUrl)} label={calendarText("newsFeed")} />
    </>
  );
}

function AddressFacts(props: { readonly address: FeedAddress }): JSX.Element {
  return (
    <p class="quiet">
      <Phrase
        of={calendarText.template("addressCreated")}
        parts={{ time: <Moment at={props.address.createdAt} /> }}
      />
      {" · "}
      <Show when={props.address.lastUsedAt} fallback={calendarText("neverRead")}>
        {(at) => (
          <Phrase of={calendarText.template("lastRead")} parts={{ time: <Moment at={at()} /> }} />
        )}
      </Show>
    </p>
  );
}
