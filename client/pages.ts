import { wasSignedIn } from "./feature/session/create-session.ts";
import { lazyPage } from "./ui/lazy-page.tsx";

// Each page is a file of its own, loaded when it is opened, with the style sheets that no other page needs.

/** Before sign-in the router knows which page comes, but only whoever was signed in is likely to see it. */
const forViewers = (load: Parameters<typeof lazyPage>[0]) => lazyPage(load, wasSignedIn);

export const HomePage = forViewers(async () => (await import("./page/home.tsx")).HomePage);

export const RequestPage = forViewers(async () => {
  const [page] = await Promise.all([
    import("./page/request.tsx"),
    import("./style/request.css"),
    import("./style/candidate.css"),
  ]);
  return page.RequestPage;
});

export const UpcomingPage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/upcoming.tsx"), import("./style/calendar.css")]);
  return page.UpcomingPage;
});

export const StatisticsPage = forViewers(async () => {
  const [page] = await Promise.all([
    import("./page/statistics.tsx"),
    import("./style/statistics.css"),
  ]);
  return page.StatisticsPage;
});

export const InboxPage = forViewers(async () => (await import("./page/inbox.tsx")).InboxPage);

export const DeletionsPage = forViewers(
  async () => (await import("./page/deletions.tsx")).DeletionsPage,
);

export const ServicesPage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/services.tsx"), import("./style/service.css")]);
  return page.ServicesPage;
});

export const ConnectServicesPage = forViewers(async () => {
  const [page] = await Promise.all([
    import("./page/connect-services.tsx"),
    import("./style/service.css"),
  ]);
  return page.ConnectServicesPage;
});

export const AccountPage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/account.tsx"), import("./style/account.css")]);
  return page.AccountPage;
});

export const PeoplePage = forViewers(async () => (await import("./page/people.tsx")).PeoplePage);

export const AuditPage = forViewers(async () => (await import("./page/audit.tsx")).AuditPage);

export const NotFoundPage = forViewers(
  async () => (await import("./page/not-found.tsx")).NotFoundPage,
);

export const SignInPage = lazyPage(async () => (await import("./page/sign-in.tsx")).SignInPage);

export const SetUpPage = lazyPage(async () => (await import("./page/set-up.tsx")).SetUpPage);

export const InvitationPage = lazyPage(
  async () => (await import("./page/invitation.tsx")).InvitationPage,
);

export const SharedPage = lazyPage(async () => {
  const [page] = await Promise.all([import("./page/shared.tsx"), import("./style/request.css")]);
  return page.SharedPage;
});
