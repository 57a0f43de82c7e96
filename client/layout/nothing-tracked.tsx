import { A } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { createServices } from "../feature/service/create-services.ts";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { EmptyState } from "../ui/empty-state.tsx";

/** The empty state of a new installation: what to do next. */
export function NothingTracked(): JSX.Element {
  const isAdmin = useIsAdmin();
  return (
    <EmptyState title="No requests yet">
      <Show
        when={isAdmin()}
        fallback={<p>Request a movie or a series in Seerr, and the request appears here.</p>}
      >
        <FirstSteps />
      </Show>
    </EmptyState>
  );
}

function FirstSteps(): JSX.Element {
  const live = createServices();
  return (
    <Switch>
      <Match when={live.isLoaded() && live.services.length === 0}>
        <p>
          Connect Seerr, Sonarr, Radarr and your other services to start tracking. Setup takes about
          five minutes.
        </p>
        <p>
          <A class="btn primary" href="/welcome">
            Connect your services
          </A>
        </p>
      </Match>
      <Match when={live.isLoaded()}>
        <p>
          Request a movie or a series in Seerr, and the request appears here.{" "}
          <A class="link" href="/inbox">
            Inbox
          </A>{" "}
          lists every received webhook, and{" "}
          <A class="link" href="/services">
            Services
          </A>{" "}
          shows whether each service is connected.
        </p>
      </Match>
    </Switch>
  );
}
