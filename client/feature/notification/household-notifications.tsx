import { type JSX, Show } from "solid-js";
import { notificationText } from "../../language/words/notification.ts";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { ChannelSection } from "./channel-section.tsx";
import { createNotifications } from "./create-notifications.ts";
import { RuleSection } from "./rule-section.tsx";
import { ScheduleSection } from "./schedule-section.tsx";

/** What the household is notified of: all requests, by channels for everybody. */
export function HouseholdNotifications(): JSX.Element {
  const notifications = createNotifications({ isHousehold: true });
  return (
    <>
      <h2 class="group-title">{notificationText("household")}</h2>
      <p class="quiet">{notificationText("householdIntro")}</p>
      <LoadedContent
        source={{
          isLoaded: () => notifications.settings() !== null,
          error: notifications.error,
          reload: notifications.reload,
        }}
      >
        <Show when={notifications.settings()}>
          {(settings) => (
            <>
              <ChannelSection settings={settings()} notifications={notifications} />
              <Show when={settings().channels.length > 0}>
                <RuleSection settings={settings()} notifications={notifications} />
                <ScheduleSection settings={settings()} notifications={notifications} />
              </Show>
            </>
          )}
        </Show>
      </LoadedContent>
    </>
  );
}
