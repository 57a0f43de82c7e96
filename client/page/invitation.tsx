import { type JSX, Show } from "solid-js";
import { InvitationCard } from "../feature/session/sign-in/invitation-card.tsx";
import { shell } from "../language/words/shell.ts";
import { signInText } from "../language/words/sign-in.ts";
import { Entrance } from "../layout/entrance.tsx";
import { useRouter } from "../lib/router.ts";
import { createDocumentTitle } from "../ui/document-title.ts";

export function InvitationPage(): JSX.Element {
  const router = useRouter();
  createDocumentTitle(() => shell("tabTitle", { page: signInText("invitation") }));
  return (
    <Entrance>
      <Show when={router.params()["token"]} keyed>
        {(token) => (
          // Replaced: the address has no use any more, and holds a secret.
          <InvitationCard
            token={token}
            onAccepted={() => router.navigate("/", { replace: true })}
          />
        )}
      </Show>
    </Entrance>
  );
}
