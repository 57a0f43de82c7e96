import { wasSignedIn } from "./feature/session/create-session.ts";
import { type Bundle, loadWords } from "./language/load.ts";
import { lazyPage } from "./ui/lazy-page.tsx";

// Each page is a file of its own, loaded when it is opened, with the style sheets that it imports.

type Load = Parameters<typeof lazyPage>[0];

/** Before sign-in the router knows which page comes, but only whoever was signed in is likely to see it. */
const forViewers = (load: Load) => lazyPage(load, wasSignedIn);

/** A page with its words, which are files of their own in languages other than English. */
const worded =
  (bundle: Bundle, load: Load): Load =>
  async () => {
    const [page] = await Promise.all([load(), loadWords(bundle, "tracker")]);
    return page;
  };

export const HomePage = forViewers(async () => (await import("./page/home.tsx")).HomePage);

export const RequestPage = forViewers(
  worded("request", async () => (await import("./page/request.tsx")).RequestPage),
);

export const UpcomingPage = forViewers(
  worded("more", async () => (await import("./page/upcoming.tsx")).UpcomingPage),
);

export const StatisticsPage = forViewers(
  worded("more", async () => (await import("./page/statistics.tsx")).StatisticsPage),
);

export const InboxPage = forViewers(
  worded("more", async () => (await import("./page/inbox.tsx")).InboxPage),
);

export const DeletionsPage = forViewers(
  worded("more", async () => (await import("./page/deletions.tsx")).DeletionsPage),
);

export const SettingsPage = forViewers(
  worded("more", async () => (await import("./page/settings.tsx")).SettingsPage),
);

export const LogPage = forViewers(
  worded("more", async () => (await import("./page/log.tsx")).LogPage),
);

export const DoctorPage = forViewers(
  worded("more", async () => (await import("./page/doctor.tsx")).DoctorPage),
);

export const AboutPage = forViewers(
  worded("more", async () => (await import("./page/about.tsx")).AboutPage),
);

export const ServicesPage = forViewers(
  worded("more", async () => (await import("./page/services.tsx")).ServicesPage),
);

export const ServicePage = forViewers(
  worded("more", async () => (await import("./page/service.tsx")).ServicePage),
);

export const ConnectServicesPage = forViewers(
  worded("more", async () => (await import("./page/connect-services.tsx")).ConnectServicesPage),
);

export const AccountPage = forViewers(
  worded("more", async () => (await import("./page/account.tsx")).AccountPage),
);

export const NotificationsPage = forViewers(
  worded("more", async () => (await import("./page/notifications.tsx")).NotificationsPage),
);

export const PeoplePage = forViewers(
  worded("more", async () => (await import("./page/people.tsx")).PeoplePage),
);

export const AuditPage = forViewers(
  worded("more", async () => (await import("./page/audit.tsx")).AuditPage),
);

export const NotFoundPage = forViewers(
  async () => (await import("./page/not-found.tsx")).NotFoundPage,
);

export const SignInPage = lazyPage(async () => (await import("./page/sign-in.tsx")).SignInPage);

export const SetUpPage = lazyPage(async () => (await import("./page/set-up.tsx")).SetUpPage);

export const InvitationPage = lazyPage(
  async () => (await import("./page/invitation.tsx")).InvitationPage,
);

export const SharedPage = lazyPage(
  worded("request", async () => (await import("./page/shared.tsx")).ConnectedSharedPage),
);
