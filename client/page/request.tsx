import { type JSX, Match, Show, Switch } from "solid-js";
import { createRequestDeletion } from "../feature/deletion/create-request-deletion.ts";
import { createRequest } from "../feature/request/create-request.ts";
import { useIsAdmin, useViewer } from "../feature/session/create-session.ts";
import { requestText } from "../language/words/request.ts";
import { shell } from "../language/words/shell.ts";
import { RequestView } from "../layout/request-view.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { useRouter } from "../lib/router.ts";
import { APP_NAME, createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorBox } from "../ui/error-box.tsx";
import { A } from "../ui/link.tsx";
import { tabWords } from "../wording/request-words.ts";
import "../style/request.css";
import "../style/candidate.css";

export function RequestPage(): JSX.Element {
  const router = useRouter();
  return (
    <Show when={router.params()["id"]} keyed>
      {(id) => <LoadedRequest id={id} />}
    </Show>
  );
}

function LoadedRequest(props: { readonly id: string }): JSX.Element {
  const live = createRequest(props.id);
  const viewer = useViewer();
  const router = useRouter();
  /** Whoever sees only their own and followed requests does not see this one any more. */
  const onFollowed = (isFollowed: boolean) => {
    if (!isFollowed && viewer()?.role === "REQUESTER") router.navigate("/");
    else void live.reload();
  };
  // Read once: another sign-in creates a new page.
  const deletion = useIsAdmin()() ? createRequestDeletion(props.id) : null;
  createDocumentTitle(() => {
    const request = live.request();
    return request === null ? APP_NAME : tabWords(request);
  });
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <Switch
        fallback={
          <p class="wrap quiet" role="status">
            {shell("loading")}
          </p>
        }
      >
        <Match when={live.request()}>
          {(request) => (
            <RequestView
              request={request()}
              deletion={deletion}
              onAction={live.keepAction}
              onFollowed={onFollowed}
              onSynced={() => void live.reload()}
            />
          )}
        </Match>
        <Match when={live.isMissing()}>
          <main class="wrap">
            <EmptyState title={requestText("notFound")} isPage>
              <p>{requestText("notFoundHint")}</p>
              <p>
                <A class="btn" href="/">
                  {shell("allRequests")}
                </A>
              </p>
            </EmptyState>
          </main>
        </Match>
        <Match when={live.error()}>
          {(error) => (
            <main class="wrap">
              <h1 class="visually-hidden">{requestText("request")}</h1>
              <ErrorBox error={error()} onRetry={() => void live.reload()} />
            </main>
          )}
        </Match>
      </Switch>
    </>
  );
}
