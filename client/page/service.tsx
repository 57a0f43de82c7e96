import { type JSX, Show, createMemo } from "solid-js";
import { createServices } from "../feature/service/create-services.ts";
import { ServiceDetails } from "../feature/service/service-details.tsx";
import { statusPresentation } from "../feature/service/status-presentation.ts";
import { loadWebhookBaseUrl } from "../feature/service/webhook-base-url.ts";
import { serviceText } from "../language/words/service.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { useRouter } from "../lib/router.ts";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { A } from "../ui/link.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { ServiceMark } from "../ui/service-mark.tsx";
import { StatusLabel } from "../ui/status-label.tsx";
import "../style/service.css";
import "../style/admin.css";

export function ServicePage(): JSX.Element {
  return (
    <>
      <TopBar back={{ href: "/services", label: shell("services") }} />
      <main class="wrap page narrow">
        <AdminOnly title={serviceText("purpose")} isPage>
          <SectionBoundary name="service">
            <ServiceOfAddress />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function ServiceOfAddress(): JSX.Element {
  const router = useRouter();
  const live = createServices();
  const service = createMemo(() =>
    live.services.find(({ slug }) => slug === router.params()["id"]),
  );
  createDocumentTitle(() => shell("tabTitle", { page: service()?.name ?? serviceText("service") }));
  return (
    <>
      <Show when={!live.isLoaded()}>
        <h1 class="visually-hidden">{serviceText("service")}</h1>
      </Show>
      <LoadedContent source={live}>
        <Show when={service()} fallback={<NoService />}>
          {(known) => (
            <>
              <header class="service-head">
                <ServiceMark kind={known().kind} />
                <h1>{known().name}</h1>
                <StatusLabel presentation={statusPresentation(known())} />
              </header>
              <ServiceDetails
                service={known()}
                webhookBaseUrl={loadWebhookBaseUrl(document.baseURI)}
                onChanged={live.upsert}
                onRemoved={() => router.navigate("/services", { replace: true })}
              />
            </>
          )}
        </Show>
      </LoadedContent>
    </>
  );
}

function NoService(): JSX.Element {
  return (
    <EmptyState title={serviceText("noSuch")} icon="services" isPage>
      <p>
        {serviceText("noSuchHint")}{" "}
        <A class="link" href="/services">
          {serviceText("allServices")}
        </A>
      </p>
    </EmptyState>
  );
}
