import { For, type JSX, Show } from "solid-js";
import { createServices } from "../feature/service/create-services.ts";
import { ServiceCard } from "../feature/service/service-card.tsx";
import { useSession } from "../feature/session/create-session.ts";
import { Block } from "../ui/block.tsx";
import { Empty } from "../ui/empty.tsx";
import { Fault } from "../ui/fault.tsx";
import { createTitle } from "../ui/title.ts";
import { TopBar } from "./top-bar.tsx";

export function ServicesPage(): JSX.Element {
  createTitle(() => "Services · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", words: "Requests" }} />
      <main class="wrap page">
        <h1>Services</h1>
        <p class="quiet">
          What the tracker listens to. They are set by environment variables; see .env.example.
        </p>
        <Block name="services">
          <ServiceList />
        </Block>
      </main>
    </>
  );
}

function ServiceList(): JSX.Element {
  const session = useSession();
  const live = createServices();
  const isAdmin = () => {
    const state = session.state();
    return state.kind === "signed-in" && state.viewer.role === "ADMIN";
  };
  return (
    <>
      <Show when={live.error()}>
        {(error) => <Fault error={error()} onRetry={() => void live.reload()} />}
      </Show>
      <Show when={live.isLoaded()}>
        <Show when={live.services.length > 0} fallback={<NoServices />}>
          <div class="grid services">
            <For each={live.services}>
              {(service) => <ServiceCard service={service} isAdmin={isAdmin()} />}
            </For>
          </div>
        </Show>
      </Show>
    </>
  );
}

function NoServices(): JSX.Element {
  return (
    <Empty title="No service is set">
      <p>
        Give the tracker the address and key of at least Seerr and Sonarr or Radarr, for example{" "}
        <code>SONARR_URL</code> and <code>SONARR_API_KEY</code>, and start it again.
      </p>
    </Empty>
  );
}
