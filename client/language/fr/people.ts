import type { Translation } from "../area.ts";
import type * as english from "../words/people.ts";

export const peopleText: Translation<typeof english.peopleText> = {
  intro: "Toutes les personnes qui peuvent se connecter, et ce qu’elles peuvent voir.",
  purpose: "Seul un administrateur peut voir les personnes",
  invite: "Inviter",
  inviteSomebody: "Inviter quelqu’un",
  inviteHint:
    "Une invitation s’adresse aux personnes sans compte dans Jellyfin, Emby, Seerr ou chez votre fournisseur OpenID : elles choisissent ici un nom et un mot de passe. Toutes les autres se connectent avec le compte qu’elles ont.",
  createInvitation: "Créer une invitation",
  sendLink:
    "Envoyez ce lien à une personne. Il fonctionne une fois (fin de validité : {day}), lui donne le rôle {role}, et n’est affiché que maintenant.",
  invitation: "Invitation",
  invitationFor: "l’invitation pour le rôle {role}",
  createdBy: "Créée {time} par {name}",
  created: "Créée {time}",
  expires: "expire {day}",
  revokeInvitation: "Révoquer l’invitation",
  openInvitations: "Invitations ouvertes",
  openInvitationsHint:
    "Toute personne qui a l’un de ces liens peut créer un compte avec, une fois.",
  name: "Nom",
  role: "Rôle",
  roleFollows:
    "Jusqu’ici, le rôle suit les droits dans Jellyfin ou Seerr. Celui que vous choisissez ici reste.",
  ownRole:
    "C’est votre propre rôle : vous perdez ce que seuls les administrateurs peuvent voir et faire.",
  save: "Enregistrer",
  cannotSignIn: "Cette personne ne peut pas se connecter. Ses demandes sont suivies comme avant.",
  disableHint:
    "La désactivation met fin aussitôt à toutes les sessions et à tous les jetons. Elle peut être annulée.",
  disable: "Désactiver",
  enable: "Activer",
  didWhat: "Ce que cette personne a fait, et les connexions qui lui ont été refusées.",
  auditLog: "Journal d’audit",
  you: "vous",
  noSignIn: "Aucun moyen de se connecter",
  disabled: "Désactivée",
  neverHere: "Jamais venue",
  lastHere: "Dernière visite {time}",
  manage: "Gérer",
  manageOf: "Gérer {name}",
  removeHint:
    "La suppression retire les sessions, les jetons, les demandes suivies et les liens de partage.",
  removeButton: "Supprimer…",
  removeQuestion: "Supprimer {name} ?",
  removeConsequence:
    "Ses sessions, jetons, demandes suivies et liens de partage disparaissent définitivement ; les demandes elles-mêmes restent. Quiconque se reconnecte avec Jellyfin, Seerr ou OpenID Connect revient comme une nouvelle personne : pour exclure quelqu’un, désactivez plutôt son compte.",
  remove: "Supprimer",
  keep: "Conserver",
};
