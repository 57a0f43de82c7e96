import { A } from "@solidjs/router";
import { For, type JSX, Show, createSignal } from "solid-js";
import { AddService } from "../feature/service/add-service.tsx";
import { createServices } from "../feature/service/create-services.ts";
import { ServiceCard } from "../feature/service/service-card.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { AddedTitles } from "../feature/settings/added-titles.tsx";
import { SyncEverything } from "../feature/sync/sync-everything.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { loadHookBase } from "../lib/hook-base.ts";
import { Block } from "../ui/block.tsx";
import { Empty } from "../ui/empty.tsx";
import { ErrorMessage } from "../ui/error-message.tsx";
import { createTitle } from "../ui/title.ts";
import { SERVICE_KINDS } from "../wording/service-kind.ts";

export function ServicesPage(): JSX.Element {
  const isAdmin = useIsAdmin();
  createTitle(() => "Services · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", words: "Requests" }} />
      <main class="wrap page">
        <h1>Services</h1>
        <p class="quiet">What the tracker listens to and asks.</p>
        <Block name="services">
          <ServiceList />
        </Block>
        <Show when={isAdmin()}>
          <Block name="settings">
            <AddedTitles />
          </Block>
        </Show>
      </main>
    </>
  );
}

function ServiceList(): JSX.Element {
  const live = createServices();
  const isAdmin = useIsAdmin();
  const [isAdding, setIsAdding] = createSignal(false);
  const hookBase = loadHookBase(document.baseURI);
  const inOrder = () =>
    live.services.toSorted(
      (a, b) =>
        SERVICE_KINDS.indexOf(a.kind) - SERVICE_KINDS.indexOf(b.kind) ||
        a.name.localeCompare(b.name),
    );
  return (
    <>
      <Show when={isAdmin()}>
        <div class="acts services-acts">
          <button class="btn go" type="button" onClick={() => setIsAdding(true)}>
            Add service
          </button>
          <A class="btn" href="/welcome">
            Set up step by step
          </A>
          <SyncEverything class="btn" />
        </div>
      </Show>
      <Show when={isAdding()}>
        <AddService
          services={live.services}
          onAdded={(service) => {
            live.keep(service);
            setIsAdding(false);
          }}
          onClose={() => setIsAdding(false)}
        />
      </Show>
      <Show when={live.error()}>
        {(error) => <ErrorMessage error={error()} onRetry={() => void live.reload()} />}
      </Show>
      <Show when={live.isLoaded()}>
        <Show when={live.services.length > 0} fallback={<NoServices isAdmin={isAdmin()} />}>
          <div class="grid services">
            <For each={inOrder()}>
              {(service) => (
                <ServiceCard
                  service={service}
                  isAdmin={isAdmin()}
                  hookBase={hookBase}
                  onChanged={live.keep}
                  onRemoved={() => void live.reload()}
                />
              )}
            </For>
          </div>
        </Show>
      </Show>
    </>
  );
}

function NoServices(props: { readonly isAdmin: boolean }): JSX.Element {
  return (
    <Empty title="No service is connected yet">
      <Show when={props.isAdmin} fallback={<p>An admin has to connect them first.</p>}>
        <p>
          Begin with Seerr: it names its Sonarr and Radarr, and they name their download clients.
          The set-up takes you through it.
        </p>
      </Show>
    </Empty>
  );
}
