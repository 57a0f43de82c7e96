import { type JSX, Show } from "solid-js";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { ChannelSection } from "./channel-section.tsx";
import { createNotifications } from "./create-notifications.ts";
import { PushSection } from "./push-section.tsx";
import { RuleSection } from "./rule-section.tsx";
import { ScheduleSection } from "./schedule-section.tsx";

/** What the viewer is notified of, when, and where. */
export function OwnNotifications(): JSX.Element {
  const notifications = createNotifications({ isHousehold: false });
  return (
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
            <PushSection settings={settings()} notifications={notifications} />
            <ChannelSection settings={settings()} notifications={notifications} />
            <RuleSection settings={settings()} notifications={notifications} />
            <ScheduleSection settings={settings()} notifications={notifications} />
          </>
        )}
      </Show>
    </LoadedContent>
  );
}
