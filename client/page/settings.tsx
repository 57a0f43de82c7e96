import type { JSX } from "solid-js";
import { HouseholdNotifications } from "../feature/notification/household-notifications.tsx";
import { MailServerSection } from "../feature/notification/mail-server-section.tsx";
import { AddedTitlesSetting } from "../feature/settings/added-titles-setting.tsx";
import { BackupSection } from "../feature/settings/backup-section.tsx";
import { settingsText } from "../language/words/about.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/account.css";
import "../style/notification.css";

export function SettingsPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("settings") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page narrow">
        <h1>{shell("settings")}</h1>
        <p class="quiet">{settingsText("intro")}</p>
        <AdminOnly title={settingsText("purpose")}>
          <SectionBoundary name="settings">
            <AddedTitlesSetting />
          </SectionBoundary>
          <SectionBoundary name="settings">
            <BackupSection />
          </SectionBoundary>
          <SectionBoundary name="notifications">
            <HouseholdNotifications />
            <MailServerSection />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}
