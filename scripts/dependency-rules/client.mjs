/** Directions inside client: lib ← wording, graphql ← ui ← feature ← layout ← page. `comment` says what to do instead. */
export const CLIENT_RULES = [
  {
    name: "client-without-server",
    comment: "The client learns its types from schema.graphql: ask for the field there.",
    severity: "error",
    from: { path: "^client/" },
    to: { path: "^(server|scripts|prisma)/" },
  },
  {
    name: "ui-and-lib-at-the-left",
    comment:
      "ui, lib, wording and graphql know no feature and no page: pass in what they should show.",
    severity: "error",
    from: { path: "^client/(ui|lib|wording|graphql)/" },
    to: { path: "^client/(feature|layout|page)/" },
  },
  {
    name: "lib-at-the-left-of-wording",
    comment:
      "lib holds functions that know no state, no problem and no words; wording puts things into words.",
    severity: "error",
    from: { path: "^client/lib/" },
    to: { path: "^client/(wording|ui|graphql)/" },
  },
  {
    name: "features-apart",
    comment:
      "A feature never imports another: a page puts them together; what both need belongs into ui, lib or graphql.",
    severity: "error",
    from: { path: "^client/feature/([^/]+)/" },
    to: { path: "^client/(feature|layout|page)/", pathNot: "^client/feature/$1/" },
  },
  {
    name: "layout-knows-no-page",
    comment: "layout frames a page: a page passes in what the frame should show.",
    severity: "error",
    from: { path: "^client/layout/" },
    to: { path: "^client/page/" },
  },
];
