import { type JSX, Show } from "solid-js";
import { createSessions } from "../feature/account/create-sessions.ts";
import { FollowSection } from "../feature/account/follow-section.tsx";
import { KeyboardSection } from "../feature/account/keyboard-section.tsx";
import { NotificationLink } from "../feature/account/notification-link.tsx";
import { PasswordSection } from "../feature/account/password-section.tsx";
import { ProfileSection } from "../feature/account/profile-section.tsx";
import { SessionSection } from "../feature/account/session-section.tsx";
import { TokenSection } from "../feature/account/token-section.tsx";
import { useViewer } from "../feature/session/create-session.ts";
import type { Viewer } from "../feature/session/document.ts";
import { shell } from "../language/words/shell.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { apiUrl } from "../lib/base-url.ts";
import { createDocumentTitle } from "../ui/document-title.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/account.css";

export function AccountPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("account") }));
  const viewer = useViewer();
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page narrow">
        <h1>{shell("account")}</h1>
        <Show when={viewer()}>{(person) => <Account viewer={person()} />}</Show>
      </main>
    </>
  );
}

function Account(props: { readonly viewer: Viewer }): JSX.Element {
  const sessions = createSessions();
  const hasPassword = () => props.viewer.identities.some(({ kind }) => kind === "LOCAL");
  return (
    <>
      <ProfileSection {...props.viewer} />
      <NotificationLink />
      <SectionBoundary name="following">
        <FollowSection />
      </SectionBoundary>
      <Show when={hasPassword()}>
        <SectionBoundary name="password">
          <PasswordSection username={props.viewer.name} onChanged={() => void sessions.reload()} />
        </SectionBoundary>
      </Show>
      <SectionBoundary name="sessions">
        <SessionSection sessions={sessions} />
      </SectionBoundary>
      <KeyboardSection />
      <SectionBoundary name="tokens">
        <TokenSection role={props.viewer.role} apiUrl={apiUrl(document.baseURI)} />
      </SectionBoundary>
    </>
  );
}
