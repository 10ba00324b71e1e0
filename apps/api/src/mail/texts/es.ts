import { dealEs } from './deal/es.ts'
import type { MailTexts } from './mail-texts.ts'
import { workEs } from './work/es.ts'

export const es: MailTexts = {
  mails: {
    ...dealEs,
    ...workEs,
    link: {
      subject: 'Tu enlace de acceso a {product}',
      body: ['Hola, {name}:', 'este enlace te da acceso. Funciona una sola vez, durante {minutes} minutos.'],
      action: 'Acceder',
    },
    link_unknown: {
      subject: 'Aquí todavía no se conoce esta dirección',
      body: [
        'Hola:',
        'se pidió un enlace de acceso para esta dirección, pero ninguna cuenta la usa. Si la petición es tuya, regístrate con ella o pide el enlace con la dirección de tu registro. Si no, no ha pasado nada.',
      ],
      action: 'Unirse a {product}',
    },
    join: {
      subject: 'Crea {workspace} en {product}',
      body: ['Hola:', 'falta un paso: abre este enlace para crear {workspace}. Funciona durante 24 horas.'],
      action: 'Crear {workspace}',
    },
    join_known: {
      subject: 'Crea {workspace} en {product}',
      body: [
        'Hola:',
        'ya existe una cuenta con esta dirección. Este enlace le añade {workspace}. Funciona durante 24 horas. Si no has pedido nada, no pasará nada.',
      ],
      action: 'Añadir {workspace}',
    },
    join_guardian: {
      subject: '{artist} te pide que ejerzas su tutela en {product}',
      body: [
        'Hola:',
        '{artist} quiere unirse como {workspace} y tiene menos de 18 años. Con este enlace creas el espacio ejerciendo su tutela: decidís juntos cada acuerdo, y su invitación sale en cuanto termines. Funciona durante 24 horas.',
      ],
      action: 'Crear {workspace} y ejercer la tutela',
    },
    invitation: {
      subject: '{inviter} te invita a {workspace}',
      body: [
        'Hola:',
        '{inviter} te invita a {workspace} en {product} con el rol «{role}». La invitación está abierta hasta el {until}.',
      ],
      action: 'Ver la invitación',
    },
    password: {
      subject: 'Tu contraseña ha cambiado',
      body: [
        'Hola, {name}:',
        'tu contraseña se acaba de fijar o cambiar, y se ha cerrado la sesión en los demás dispositivos. Si no has sido tú, accede con un enlace y revisa tus sesiones de inmediato.',
      ],
      action: 'Revisar las sesiones',
    },
    factor_on: {
      subject: 'Un segundo factor protege tu cuenta',
      body: [
        'Hola, {name}:',
        'a partir de ahora se pedirá un código de tu aplicación de autenticación al acceder. Guarda los códigos de reserva donde los encuentres. Si no has sido tú, escribe a la casa de inmediato.',
      ],
      action: 'Ver mi cuenta',
    },
    factor_off: {
      subject: 'Se ha quitado el segundo factor',
      body: [
        'Hola, {name}:',
        'tu cuenta ya no está protegida por un segundo factor. Si no has sido tú, accede con un enlace y configúralo de nuevo de inmediato.',
      ],
      action: 'Ver mi cuenta',
    },
    codes_renewed: {
      subject: 'Tienes códigos de reserva nuevos',
      body: [
        'Hola, {name}:',
        'se han creado códigos de reserva nuevos; los anteriores ya no funcionan. Si no has sido tú, accede y renuévalos de inmediato.',
      ],
      action: 'Ver mi cuenta',
    },
    test: {
      subject: 'Un mensaje de prueba de {product}',
      body: ['Hola, {name}:', 'la casa puede enviar mensajes. No hay que hacer nada.'],
    },
  },
  roles: {
    brand_owner: 'responsable de la marca',
    brand_finance: 'finanzas de la marca',
    brand_member: 'equipo de la marca',
    artist: 'artista',
    band_member: 'miembro de la banda',
    manager: 'mánager',
    guardian: 'tutela',
    house_matcher: 'emparejamiento (casa)',
    house_finance: 'finanzas (casa)',
    house_admin: 'administración (casa)',
  },
  orOpen: 'O abre esta dirección:',
  footer: 'Enviado por {product} por algo hecho con esta dirección. No hace falta responder.',
}
