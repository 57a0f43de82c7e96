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

export const InboxPage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/inbox.tsx"), import("./style/admin.css")]);
  return page.InboxPage;
});

export const DeletionsPage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/deletions.tsx"), import("./style/admin.css")]);
  return page.DeletionsPage;
});

export const SettingsPage = forViewers(
  async () => (await import("./page/settings.tsx")).SettingsPage,
);

export const LogPage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/log.tsx"), import("./style/admin.css")]);
  return page.LogPage;
});

export const AboutPage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/about.tsx"), import("./style/admin.css")]);
  return page.AboutPage;
});

export const ServicesPage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/services.tsx"), import("./style/service.css")]);
  return page.ServicesPage;
});

export const ServicePage = forViewers(async () => {
  const [page] = await Promise.all([
    import("./page/service.tsx"),
    import("./style/service.css"),
    import("./style/admin.css"),
  ]);
  return page.ServicePage;
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

export const PeoplePage = forViewers(async () => {
  const [page] = await Promise.all([import("./page/people.tsx"), import("./style/account.css")]);
  return page.PeoplePage;
});

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
