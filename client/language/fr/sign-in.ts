import type { Translation } from "../area.ts";
import type * as english from "../words/sign-in.ts";

export const signInText: Translation<typeof english.signInText> = {
  ended: "Votre session est terminée. Reconnectez-vous.",
  refused: "La connexion auprès du fournisseur a échoué. Réessayez.",
  refusedEXPIRED:
    "La connexion a pris trop de temps ou a été commencée dans un autre navigateur. Réessayez.",
  refusedUNAUTHENTICATED: "Le fournisseur n’a pas confirmé votre identité. Réessayez.",
  refusedFORBIDDEN: "Un administrateur a désactivé ce compte.",
  refusedLIMIT: "Trop de tentatives. Patientez quelques minutes et réessayez.",
  refusedUNAVAILABLE: "Le fournisseur ne répond pas. Réessayez dans un instant.",
  reverseProxy: "Proxy inverse",
  email: "Adresse e-mail",
  username: "Nom d’utilisateur",
  password: "Mot de passe",
  forgotten: "Mot de passe oublié ?",
  forgottenLocal:
    "Un administrateur peut définir un nouveau mot de passe sur le serveur avec « npm run reset-password ».",
  forgottenOther:
    "C’est le mot de passe de votre compte {name} : changez-le dans {name}, ou adressez-vous à la personne qui gère {name}.",
  wait: "Trop de tentatives. Réessayez dans {time}.",
  enterUsername: "Saisissez votre nom d’utilisateur.",
  enterEmail: "Saisissez votre adresse e-mail.",
  enterPassword: "Saisissez votre mot de passe.",
  signIn: "Se connecter",
  signingIn: "Connexion…",
  withAccountOf: "Avec votre compte",
  withYourAccount: "Avec votre compte {name}.",
  or: "ou",
  signInWith: "Se connecter avec {name}",
  noWay:
    "Aucun moyen de se connecter pour le moment. Adressez-vous à la personne qui gère ce Status Tracker.",
  useQuickConnect: "Utiliser Quick Connect",
  codeExpired: "Le code a expiré.",
  newCode: "Obtenir un nouveau code",
  askingForCode: "Demande d’un code à {name}…",
  usePassword: "Utiliser plutôt un mot de passe",
  quickConnectHow:
    "Dans {name}, sur un appareil où vous êtes connecté, ouvrez Quick Connect dans le menu de votre utilisateur et saisissez ce code :",
  copyCode: "Copier le code",
  expiresIn: "Expire dans {time}",
  waitingForApproval: "En attente de votre confirmation. Cette page continue toute seule.",
  invitation: "Invitation",
  goToSignIn: "Aller à la connexion",
  welcome: "Bienvenue",
  invited: "Vous êtes invité à rejoindre Status Tracker.",
  invitedBy: "{name} vous invite à rejoindre Status Tracker.",
  chooseName: "Choisissez un nom et un mot de passe pour votre compte.",
  createAccount: "Créer le compte",
  creatingAccount: "Création du compte…",
  signedInAs:
    "Vous êtes connecté en tant que {name}. Une invitation s’adresse à une personne qui n’a pas encore de compte.",
  signOutAndUse: "Se déconnecter et utiliser l’invitation",
  enterName: "Saisissez un nom d’utilisateur.",
  confirmPassword: "Confirmer le mot de passe",
  enterSetupCode: "Saisissez le code de configuration du journal du serveur.",
  createAdmin: "Créez le compte administrateur de ce Status Tracker.",
  setupCode: "Code de configuration",
  setupCodeHint:
    "Status Tracker l’affiche au démarrage : dans le terminal ou dans le journal du conteneur.",
};
