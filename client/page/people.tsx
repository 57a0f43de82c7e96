import { For, type JSX, Show, createSignal } from "solid-js";
import { createInvitations } from "../feature/people/create-invitations.ts";
import { createPeople } from "../feature/people/create-people.ts";
import { InvitationSection } from "../feature/people/invitation-section.tsx";
import { InviteDialog } from "../feature/people/invite-dialog.tsx";
import { PersonRow } from "../feature/people/person-row.tsx";
import { useViewer } from "../feature/session/create-session.ts";
import { peopleText } from "../language/words/people.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { LoadMoreButton } from "../ui/load-more-button.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/account.css";

export function PeoplePage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("people") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page">
        <h1>{shell("people")}</h1>
        <AdminOnly title={peopleText("purpose")}>
          <SectionBoundary name="people">
            <PeopleList />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function PeopleList(): JSX.Element {
  const people = createPeople();
  const invitations = createInvitations();
  const viewer = useViewer();
  const [isInviting, setIsInviting] = createSignal(false);
  return (
    <>
      <div class="row page-intro">
        <p class="quiet">{peopleText("intro")}</p>
        <button
          class="btn primary"
          type="button"
          aria-haspopup="dialog"
          onClick={() => setIsInviting(true)}
        >
          {peopleText("invite")}
        </button>
      </div>
      <LoadedContent source={people}>
        <ul class="people">
          <For each={people.people}>
            {(person) => (
              <PersonRow person={person} people={people} isViewer={person.id === viewer()?.id} />
            )}
          </For>
        </ul>
        <Show when={people.hasMore()}>
          <LoadMoreButton isBusy={people.isLoading()} onMore={() => void people.loadMore()} />
        </Show>
      </LoadedContent>
      <InvitationSection invitations={invitations} />
      <Show when={isInviting()}>
        <InviteDialog
          people={people}
          onClose={() => {
            setIsInviting(false);
            void invitations.reload();
          }}
        />
      </Show>
    </>
  );
}
