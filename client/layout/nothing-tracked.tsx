import { A } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { createServices } from "../feature/service/create-services.ts";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { EmptyState } from "../ui/empty-state.tsx";

/** A tracker that was just set up: what to do next. */
export function NothingTracked(): JSX.Element {
  const live = createServices();
  const isAdmin = useIsAdmin();
  return (
    <EmptyState title="Nothing is tracked yet">
      <Switch>
        <Match when={live.isLoaded() && live.services.length === 0 && isAdmin()}>
          <p>
            The tracker listens to Seerr, Sonarr, Radarr and the others. Connecting them takes five
            minutes.
          </p>
          <p>
            <A class="btn primary" href="/welcome">
              Connect your services
            </A>
          </p>
        </Match>
        <Match when={live.isLoaded()}>
          <p>
            Ask for a film or a show in Seerr and it appears here. The{" "}
            <A class="link" href="/inbox">
              Inbox
            </A>{" "}
            shows every webhook that arrives, and{" "}
            <A class="link" href="/services">
              Services
            </A>{" "}
            whether each of them answers.
          </p>
        </Match>
      </Switch>
    </EmptyState>
  );
}
