import { type JSX, Match, Show, Switch } from "solid-js";
import { createServices } from "../feature/service/create-services.ts";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { filterText } from "../language/words/filter.ts";
import { shell } from "../language/words/shell.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { A } from "../ui/link.tsx";
import { Phrase } from "../ui/phrase.tsx";

/** The empty state of a new installation: what to do next. */
export function NothingTracked(): JSX.Element {
  const isAdmin = useIsAdmin();
  return (
    <EmptyState title={filterText("noRequests")}>
      <Show when={isAdmin()} fallback={<p>{filterText("requestInSeerr")}</p>}>
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
        <p>{filterText("connectHint")}</p>
        <p>
          <A class="btn primary" href="/welcome">
            {filterText("connectServices")}
          </A>
        </p>
      </Match>
      <Match when={live.isLoaded()}>
        <p>
          {filterText("requestInSeerr")}{" "}
          <Phrase
            of={filterText.template("inboxAndServices")}
            parts={{
              inbox: (
                <A class="link" href="/inbox">
                  {shell("inbox")}
                </A>
              ),
              services: (
                <A class="link" href="/services">
                  {shell("services")}
                </A>
              ),
            }}
          />
        </p>
      </Match>
    </Switch>
  );
}
