import { createArea } from "../area.ts";

/** Who may sign in, and who is invited. */
export const peopleText = createArea("peopleText", {
  intro: "Everybody who can sign in, and what they may see.",
  purpose: "Only an admin can see people",
  invite: "Invite",
  inviteSomebody: "Invite somebody",
  inviteHint:
    "An invitation is for people without an account in Jellyfin, Emby, Seerr or your OpenID provider: they choose a name and a password here. Everybody else signs in with the account that they have.",
  createInvitation: "Create invitation",
  sendLink:
    "Send this link to one person. It works once, until {day}, makes them {role}, and is shown only now.",
  invitation: "Invitation",
  invitationFor: "the invitation for {role}",
  createdBy: "Created {time} by {name}",
  created: "Created {time}",
  expires: "expires {day}",
  revokeInvitation: "Revoke invitation",
  openInvitations: "Open invitations",
  openInvitationsHint: "Whoever has one of these links can create an account with it, once.",
  name: "Name",
  role: "Role",
  roleFollows:
    "Until now the role follows the rights in Jellyfin or Seerr. One that you choose here stays.",
  ownRole: "This is your own role: you lose what only admins can see and do.",
  save: "Save",
  cannotSignIn: "This person cannot sign in. Their requests are tracked as before.",
  disableHint: "Disabling ends all sessions and tokens at once. It can be undone.",
  disable: "Disable",
  enable: "Enable",
  didWhat: "What this person did, and sign-ins that were refused to them.",
  auditLog: "Audit log",
  you: "you",
  noSignIn: "No way to sign in",
  disabled: "Disabled",
  neverHere: "Never here",
  lastHere: "Last here {time}",
  manage: "Manage",
  manageOf: "Manage {name}",
  removeHint: "Removing takes away sessions, tokens, followed requests and share links.",
  removeButton: "Remove…",
  removeQuestion: "Remove {name}?",
  removeConsequence:
    "Their sessions, tokens, followed requests and share links are gone for good; the requests themselves stay. Whoever signs in with Jellyfin, Seerr or OpenID Connect again comes back as a new person: to keep somebody out, disable them instead.",
  remove: "Remove",
  keep: "Keep",
});
