import { type JSX, Show } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import type { ConnectionPhase } from "../../graphql/connection-phase.ts";
import { useNow } from "../../ui/now.tsx";
import { exactWords, momentWords } from "../../wording/time.ts";

const LABELS: Record<ConnectionPhase, string> = {
  live: "Live",
  "catching-up": "Catching up",
  connecting: "Connecting",
  offline: "Offline",
};

/** Shows whether the page is live. */
export function ConnectionIndicator(): JSX.Element {
  const connection = useConnection();
  const now = useNow();
  const lastContact = () => {
    const lastMessageAt = connection.lastMessageAt();
    return connection.phase() === "live" || lastMessageAt === null ? null : new Date(lastMessageAt);
  };
  return (
    <span
      class="connection"
      data-phase={connection.phase()}
      title={explain(connection.phase(), lastContact())}
    >
      <span role="status" aria-live="polite">
        {LABELS[connection.phase()]}
      </span>
      <Show when={connection.phase() === "offline" ? lastContact() : null}>
        {(at) => <small class="connection-since">since {momentWords(at(), now())}</small>}
      </Show>
    </span>
  );
}

function explain(phase: ConnectionPhase, lastContact: Date | null): string {
  const since = lastContact === null ? "" : ` Last contact: ${exactWords(lastContact)}.`;
  switch (phase) {
    case "live":
      return "Changes arrive as they happen.";
    case "catching-up":
      return "Connected. Loading what changed while disconnected.";
    case "connecting":
      return `Connecting to Status Tracker.${since}`;
    case "offline":
      return `Cannot reach Status Tracker. The page may be out of date.${since}`;
  }
}
