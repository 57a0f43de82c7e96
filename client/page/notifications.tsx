import type { JSX } from "solid-js";
import { OwnNotifications } from "../feature/notification/own-notifications.tsx";
import { notificationText } from "../language/words/notification.ts";
import { shell } from "../language/words/shell.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/account.css";
import "../style/notification.css";

export function NotificationsPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: notificationText("title") }));
  return (
    <>
      <TopBar back={{ href: "/account", label: shell("account") }} />
      <main class="wrap page narrow">
        <h1>{notificationText("title")}</h1>
        <p class="quiet">{notificationText("intro")}</p>
        <SectionBoundary name="notifications">
          <OwnNotifications />
        </SectionBoundary>
      </main>
    </>
  );
}
