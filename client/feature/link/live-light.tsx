import { type JSX, Show } from "solid-js";
import { useLink } from "../../graphql/link-context.ts";
import type { Phase } from "../../graphql/pulse.ts";
import { useNow } from "../../ui/now.tsx";
import { exactWords, momentWords } from "../../wording/time.ts";

const WORDS: Record<Phase, string> = {
  live: "Live",
  "catching-up": "Catching up",
  connecting: "Connecting",
  offline: "Offline",
};

/** Says whether what is on the screen is what is so now. */
export function LiveLight(): JSX.Element {
  const link = useLink();
  const now = useNow();
  const lastHeard = () => {
    const heardAt = link.heardAt();
    return link.phase() === "live" || heardAt === null ? null : new Date(heardAt);
  };
  return (
    <span class="live" data-phase={link.phase()} title={explain(link.phase(), lastHeard())}>
      <span role="status" aria-live="polite">
        {WORDS[link.phase()]}
      </span>
      <Show when={link.phase() === "offline" ? lastHeard() : null}>
        {(at) => <small class="live-since">since {momentWords(at(), now())}</small>}
      </Show>
    </span>
  );
}

function explain(phase: Phase, lastHeard: Date | null): string {
  const since = lastHeard === null ? "" : ` Last heard: ${exactWords(lastHeard)}.`;
  switch (phase) {
    case "live":
      return "Changes arrive as they happen.";
    case "catching-up":
      return "Connected; reading what changed meanwhile.";
    case "connecting":
      return `Connecting to the tracker.${since}`;
    case "offline":
      return `The tracker cannot be reached; what is shown may be old.${since}`;
  }
}
