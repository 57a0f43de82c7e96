import { type JSX, Show } from "solid-js";
import { AboutFacts } from "../feature/about/about-facts.tsx";
import { DiagnosticsSection } from "../feature/about/diagnostics-section.tsx";
import { AboutQuery } from "../feature/about/document.ts";
import { WhatIsNew } from "../feature/about/what-is-new.tsx";
import { useConnection } from "../graphql/connection-context.ts";
import { createLoaded } from "../graphql/create-loaded.ts";
import { runQuery } from "../graphql/operation.ts";
import { aboutText } from "../language/words/about.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/admin.css";

export function AboutPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("about") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page narrow about">
        <h1>{shell("about")}</h1>
        <AdminOnly title={aboutText("purpose")}>
          <SectionBoundary name="health">
            <Facts />
          </SectionBoundary>
          <SectionBoundary name="diagnostics">
            <DiagnosticsSection />
          </SectionBoundary>
        </AdminOnly>
        <SectionBoundary name="changelog">
          <WhatIsNew />
        </SectionBoundary>
      </main>
    </>
  );
}

function Facts(): JSX.Element {
  const { client } = useConnection();
  const about = createLoaded(() => runQuery(client, AboutQuery, {}));
  return (
    <LoadedContent source={{ ...about, isLoaded: () => about.value() !== null }}>
      <Show when={about.value()}>{(facts) => <AboutFacts facts={facts()} />}</Show>
    </LoadedContent>
  );
}
