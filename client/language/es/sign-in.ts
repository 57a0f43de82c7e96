import type { Translation } from "../area.ts";
import type * as english from "../words/sign-in.ts";

export const signInText: Translation<typeof english.signInText> = {
  ended: "Tu sesión ha terminado. Vuelve a iniciar sesión.",
  refused: "No se pudo iniciar sesión con el proveedor. Inténtalo de nuevo.",
  refusedEXPIRED:
    "El inicio de sesión tardó demasiado o empezó en otro navegador. Inténtalo de nuevo.",
  refusedUNAUTHENTICATED: "El proveedor no confirmó tu identidad. Inténtalo de nuevo.",
  refusedFORBIDDEN: "Un administrador ha desactivado esta cuenta.",
  refusedLIMIT: "Demasiados intentos. Espera unos minutos e inténtalo de nuevo.",
  refusedUNAVAILABLE: "El proveedor no responde. Inténtalo de nuevo en un momento.",
  reverseProxy: "Proxy inverso",
  email: "Correo electrónico",
  username: "Nombre de usuario",
  password: "Contraseña",
  forgotten: "¿Has olvidado tu contraseña?",
  forgottenLocal:
    "Un administrador puede definir una nueva contraseña en el servidor con «npm run reset-password».",
  forgottenOther:
    "Es la contraseña de tu cuenta de {name}: cámbiala en {name} o pregunta a quien gestione {name}.",
  wait: "Demasiados intentos. Inténtalo de nuevo en {time}.",
  enterUsername: "Introduce tu nombre de usuario.",
  enterEmail: "Introduce tu correo electrónico.",
  enterPassword: "Introduce tu contraseña.",
  signIn: "Iniciar sesión",
  signingIn: "Iniciando sesión…",
  withAccountOf: "Con tu cuenta de",
  withYourAccount: "Con tu cuenta de {name}.",
  or: "o",
  signInWith: "Iniciar sesión con {name}",
  noWay:
    "En este momento no hay forma de iniciar sesión. Pregunta a quien gestione este Status Tracker.",
  useQuickConnect: "Usar Quick Connect",
  codeExpired: "El código ha caducado.",
  newCode: "Obtener un código nuevo",
  askingForCode: "Pidiendo un código a {name}…",
  usePassword: "Usar una contraseña",
  quickConnectHow:
    "En {name}, en un dispositivo donde hayas iniciado sesión, abre Quick Connect en el menú de tu usuario e introduce este código:",
  copyCode: "Copiar código",
  expiresIn: "Caduca en {time}",
  waitingForApproval: "Esperando tu confirmación. Esta página continúa sola.",
  invitation: "Invitación",
  goToSignIn: "Ir al inicio de sesión",
  welcome: "Te damos la bienvenida",
  invited: "Tienes una invitación a Status Tracker.",
  invitedBy: "{name} te invita a Status Tracker.",
  chooseName: "Elige un nombre y una contraseña para tu cuenta.",
  createAccount: "Crear cuenta",
  creatingAccount: "Creando cuenta…",
  signedInAs:
    "Has iniciado sesión como {name}. Una invitación es para alguien que aún no tiene cuenta.",
  signOutAndUse: "Cerrar sesión y usar la invitación",
  enterName: "Introduce un nombre de usuario.",
  confirmPassword: "Confirmar contraseña",
  enterSetupCode: "Introduce el código de configuración del registro del servidor.",
  createAdmin: "Crea la cuenta de administrador de este Status Tracker.",
  setupCode: "Código de configuración",
  setupCodeHint:
    "Status Tracker lo muestra al arrancar: en el terminal o en el registro del contenedor.",
};
