import { type JSX, Show } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import type { ConnectionPhase } from "../../graphql/connection-phase.ts";
import { shell } from "../../language/words/shell.ts";
import { useNow } from "../../ui/now.tsx";
import { exactWords, momentWords } from "../../wording/time.ts";

const LABELS: Record<ConnectionPhase, string> = {
  get live() {
    return shell("live");
  },
  get "catching-up"() {
    return shell("catchingUp");
  },
  get connecting() {
    return shell("connecting");
  },
  get offline() {
    return shell("offline");
  },
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
        {(at) => (
          <small class="connection-since">
            {shell("since", { time: momentWords(at(), now()) })}
          </small>
        )}
      </Show>
    </span>
  );
}

function explain(phase: ConnectionPhase, lastContact: Date | null): string {
  const time = lastContact === null ? null : exactWords(lastContact);
  switch (phase) {
    case "live":
      return shell("liveHint");
    case "catching-up":
      return shell("catchingUpHint");
    case "connecting":
      return time === null ? shell("connectingHint") : shell("connectingHintSince", { time });
    case "offline":
      return time === null ? shell("offlineHint") : shell("offlineHintSince", { time });
  }
}
