import {
  type JSX,
  Match,
  Show,
  Switch,
  createMemo,
  createSignal,
  onCleanup,
  onMount,
} from "solid-js";
import { Dynamic } from "solid-js/web";
import { createUpdate } from "./feature/connection/create-update.ts";
import { createWakeProbe } from "./feature/connection/create-wake-probe.ts";
import { takeArrival } from "./feature/session/arrival.ts";
import {
  SessionContext,
  createSession,
  useIsAdmin,
  useSession,
  useViewer,
} from "./feature/session/create-session.ts";
import { SyncContext, createSync } from "./feature/sync/create-sync.ts";
import { ConnectionContext } from "./graphql/connection-context.ts";
import { createConnection } from "./graphql/connection.ts";
import { openHeadStart } from "./graphql/head-start.ts";
import { ShownFromContext, openLastAnswers } from "./graphql/last-answers.ts";
import { openSocket } from "./graphql/socket/open-socket.ts";
import { shell } from "./language/words/shell.ts";
import { Entrance } from "./layout/entrance.tsx";
import { PageFocus } from "./layout/page-focus.tsx";
import { apiUrl, isHome, routerBase, socketUrl } from "./lib/base-url.ts";
import { type Route, RouterContext, createRouter, useRouter } from "./lib/router.ts";
import { installApp } from "./lib/service-worker.ts";
import {
  AboutPage,
  AccountPage,
  AuditPage,
  ConnectServicesPage,
  DeletionsPage,
  DoctorPage,
  HomePage,
  InboxPage,
  InvitationPage,
  LogPage,
  NotFoundPage,
  NotificationsPage,
  PeoplePage,
  RequestPage,
  ServicePage,
  ServicesPage,
  SettingsPage,
  SetUpPage,
  SharedPage,
  SignInPage,
  StatisticsPage,
  UpcomingPage,
} from "./pages.ts";
import { NowProvider } from "./ui/now.tsx";
import { SectionBoundary } from "./ui/section-boundary.tsx";

const lastAnswers = openLastAnswers();
const headStart = openHeadStart(isHome(document.baseURI, location.href));
const installedApp = installApp(document.baseURI);

/** Whoever has the link needs no session. */
const OPEN_ROUTES: readonly Route[] = [
  { path: "/invitation/:token", page: InvitationPage },
  { path: "/s/:token", page: SharedPage },
];

const ROUTES: readonly Route[] = [
  ...OPEN_ROUTES,
  { path: "/", page: HomePage },
  { path: "/request/:id", page: RequestPage },
  { path: "/upcoming", page: UpcomingPage },
  { path: "/statistics", page: StatisticsPage },
  { path: "/inbox", page: InboxPage },
  { path: "/deletions", page: DeletionsPage },
  { path: "/services", page: ServicesPage },
  { path: "/services/:id", page: ServicePage },
  { path: "/settings", page: SettingsPage },
  { path: "/log", page: LogPage },
  { path: "/doctor", page: DoctorPage },
  { path: "/about", page: AboutPage },
  { path: "/welcome", page: ConnectServicesPage },
  { path: "/account", page: AccountPage },
  { path: "/notifications", page: NotificationsPage },
  { path: "/people", page: PeoplePage },
  { path: "/audit", page: AuditPage },
];

export function App(): JSX.Element {
  const session = createSession(apiUrl(document.baseURI), takeArrival(), lastAnswers, headStart);
  onMount(() => void session.refresh());
  const router = createRouter(routerBase(document.baseURI), ROUTES);
  const isOpen = createMemo(() => OPEN_ROUTES.some((route) => route === router.route()));
  return (
    <SessionContext.Provider value={session}>
      <RouterContext.Provider value={router}>
        <NowProvider>
          <Show
            when={isOpen()}
            fallback={
              <SessionGate>
                <Page />
              </SessionGate>
            }
          >
            <SectionBoundary name="page">
              <Page />
            </SectionBoundary>
          </Show>
          <PageFocus />
        </NowProvider>
      </RouterContext.Provider>
    </SessionContext.Provider>
  );
}

/** The page of the address. */
function Page(): JSX.Element {
  const router = useRouter();
  return <Dynamic component={router.route()?.page ?? NotFoundPage} />;
}

/** Shows the page to signed-in users, and the sign-in form at the same URL to everybody else. */
function SessionGate(props: { readonly children?: JSX.Element }): JSX.Element {
  const session = useSession();
  const kind = createMemo(() => session.state().kind);
  return (
    <Switch>
      <Match when={kind() === "signed-in"}>
        <ConnectedApp>
          <SectionBoundary name="page">{props.children}</SectionBoundary>
        </ConnectedApp>
      </Match>
      <Match when={kind() === "set-up"}>
        <SetUpPage />
      </Match>
      <Match when={kind() === "signed-out"}>
        <SignInPage />
      </Match>
      <Match when={kind() === "unreachable"}>
        <Entrance>
          <h1 class="visually-hidden">Status Tracker</h1>
          <p role="status">{shell("unreachableRetrying")}</p>
        </Entrance>
      </Match>
    </Switch>
  );
}

const RECONNECT_AFTER_MS = 5000;

/**
 * The connection lives as long as the session: a new sign-in opens a new one, with the new cookie. Another person, or
 * another role of the same person, gets new pages too.
 */
function ConnectedApp(props: { readonly children: JSX.Element }): JSX.Element {
  const session = useSession();
  const viewer = useViewer();
  const [generation, setGeneration] = createSignal(1);
  const key = createMemo(() => `${generation()} ${viewer()?.id} ${viewer()?.role}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  /** An expired session is the likeliest reason. If the session is still valid, a new connection is opened. */
  const reconnect = () => {
    void session.refresh();
    timer = setTimeout(() => setGeneration((count) => count + 1), RECONNECT_AFTER_MS);
  };
  return (
    <Show when={key()} keyed>
      <ConnectionProvider onBroken={reconnect}>{props.children}</ConnectionProvider>
    </Show>
  );
}

function ConnectionProvider(props: {
  readonly onBroken: () => void;
  readonly children: JSX.Element;
}): JSX.Element {
  const session = useSession();
  // Another viewer has another connection.
  const viewer = useViewer()();
  const connection = createConnection({
    apiUrl: apiUrl(document.baseURI),
    openSocket: (listener) =>
      openSocket(socketUrl(document.baseURI), `${viewer?.id} ${viewer?.role}`, listener),
    lastAnswers,
    headStart,
    onUnauthenticated: () => void session.refresh(),
    onBroken: () => props.onBroken(),
  });
  return (
    <ConnectionContext.Provider value={connection}>
      <ShownFromContext.Provider value={lastAnswers.shownFrom}>
        <Watch />
        <SyncProvider>{props.children}</SyncProvider>
      </ShownFromContext.Provider>
    </ConnectionContext.Provider>
  );
}

/** Above the pages, so that the progress of a full sync survives navigation. */
function SyncProvider(props: { readonly children: JSX.Element }): JSX.Element {
  const isAdmin = useIsAdmin();
  return (
    <SyncContext.Provider value={createSync({ isAdmin: isAdmin() })}>
      {props.children}
    </SyncContext.Provider>
  );
}

/** Watches for what the connection has to react to. */
function Watch(): JSX.Element {
  createWakeProbe();
  createUpdate(installedApp);
  return null;
}
