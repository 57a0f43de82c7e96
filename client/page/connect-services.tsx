import type { JSX } from "solid-js";
import { ServiceWizard } from "../feature/service/wizard/wizard.tsx";
import { wizardText } from "../language/words/service.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/service.css";

export function ConnectServicesPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: wizardText("title") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page narrow">
        <h1>{wizardText("title")}</h1>
        <SectionBoundary name="setUp">
          <AdminOnly title={wizardText("purpose")}>
            <p class="quiet">{wizardText("intro")}</p>
            <ServiceWizard />
          </AdminOnly>
        </SectionBoundary>
      </main>
    </>
  );
}
