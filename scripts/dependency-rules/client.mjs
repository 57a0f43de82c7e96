/** Directions inside client: lib ← language ← wording, graphql ← ui ← feature ← layout ← page. `comment` says what to do instead. */
export const CLIENT_RULES = [
  {
    name: "client-without-server",
    comment: "The client generates its types from schema.graphql: add the field to the API.",
    severity: "error",
    from: { path: "^client/" },
    to: { path: "^(server|scripts|prisma)/" },
  },
  {
    name: "ui-and-lib-at-the-left",
    comment:
      "ui, lib, wording and graphql must not import a feature, a layout or a page: pass in what they show.",
    severity: "error",
    from: { path: "^client/(ui|lib|language|wording|graphql)/" },
    to: { path: "^client/(feature|layout|page)/" },
  },
  {
    name: "lib-at-the-left-of-wording",
    comment: "lib contains helpers without words or domain terms; words belong into wording.",
    severity: "error",
    from: { path: "^client/lib/" },
    to: { path: "^client/(language|wording|ui|graphql)/" },
  },
  {
    name: "language-at-the-left-of-wording",
    comment:
      "language holds the words and chooses among them: what they are about is a parameter of the words.",
    severity: "error",
    from: { path: "^client/language/" },
    to: { path: "^client/(wording|ui|feature|layout|page)/" },
  },
  {
    name: "wording-and-graphql-at-the-left-of-ui",
    comment: "wording formats text and graphql talks to the API: neither renders anything.",
    severity: "error",
    from: { path: "^client/(wording|graphql)/" },
    to: { path: "^client/ui/" },
  },
  {
    name: "card-by-itself",
    comment:
      "The card runs on pages of other applications: it uses lib, language and wording, and nothing else of the client uses it.",
    severity: "error",
    from: { path: "^client/card/" },
    to: { path: "^client/(ui|graphql|feature|layout|page)/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "card-not-in-the-app",
    comment: "The card is a script of its own.",
    severity: "error",
    from: { path: "^client/", pathNot: "^client/card/" },
    to: { path: "^client/card/" },
  },
  {
    name: "features-apart",
    comment:
      "A feature must not import another: a layout or page combines them; shared code belongs into ui, lib or graphql.",
    severity: "error",
    from: { path: "^client/feature/([^/]+)/" },
    to: { path: "^client/(feature|layout|page)/", pathNot: "^client/feature/$1/" },
  },
  {
    name: "layout-without-page",
    comment: "A layout must not import a page: the page passes in what the layout shows.",
    severity: "error",
    from: { path: "^client/layout/" },
    to: { path: "^client/page/" },
  },
];
