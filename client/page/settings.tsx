import type { JSX } from "solid-js";
import { AddedTitlesSetting } from "../feature/settings/added-titles-setting.tsx";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";

export function SettingsPage(): JSX.Element {
  createDocumentTitle(() => "Settings · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page narrow">
        <h1>Settings</h1>
        <p class="quiet">
          They apply to everybody. Everything else is set by environment variables.
        </p>
        <AdminOnly purpose="change the settings">
          <SectionBoundary name="settings">
            <AddedTitlesSetting />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}
