#include "outbound/mail_words.hpp"

namespace auktiva::outbound {

language_words const spanish_words{
    .greeting = "Hola, {name}:",
    .greeting_to_nobody = "Hola:",
    .admin = "administrador",
    .creator = "vendedor",
    .bidder = "postor",
    .copy_link = "Si el botón no funciona, abre esta dirección en tu navegador:",
    .how_to_stop = "Recibes este correo porque lo pediste. Puedes cambiarlo en tus ajustes: {settings_url}",
    .footer = "{site} ha enviado este correo automáticamente; nadie lee las respuestas.",
    .welcome =
        {
            .subject = "Te damos la bienvenida a {site}",
            .title = "Qué bien que estés aquí",
            .body = "Tu cuenta en {site} está lista.\n"
                    "Ya puedes participar en subastas, pujar y ofrecer tus propios artículos.",
            .button = "Empezar",
            .note = {},
        },
    .invite =
        {
            .subject = "{sender} te invita a «{auction}»",
            .title = "Tienes una invitación",
            .body = "{sender} quiere que participes en la subasta «{auction}» en {site}. Tu papel: {role}.\n"
                    "Para aceptar, inicia sesión con la dirección que ha recibido este correo o crea una "
                    "cuenta con "
                    "ella.",
            .button = "Ver la invitación",
            .note =
                "La invitación es válida durante {days} días. Si no conoces a quien la envía, no hagas nada.",
        },
    .new_item =
        {
            .subject = "Novedad en «{auction}»: {item}",
            .title = "{item}",
            .body = "Hay algo nuevo en la subasta «{auction}»: {item}.\n{description}",
            .button = "Verlo",
            .note = {},
        },
    .outbid =
        {
            .subject = "Han superado tu puja por «{item}»",
            .title = "Alguien ha pujado más que tú",
            .body = "La puja más alta por «{item}» en la subasta «{auction}» es ahora de {amount}, y ya no "
                    "es la tuya.\n"
                    "Si todavía lo quieres, quizá estés a tiempo de volver a pujar.",
            .button = "Volver a pujar",
            .note = {},
        },
    .password_reset =
        {
            .subject = "Elige una contraseña nueva",
            .title = "Una contraseña nueva",
            .body = "Alguien, seguramente tú, ha pedido una contraseña nueva para tu cuenta en {site}.",
            .button = "Elegir una contraseña",
            .note = "El enlace sirve una sola vez y durante {minutes} minutos. Si no lo has pedido tú, no "
                    "tienes que "
                    "hacer nada: tu contraseña sigue siendo la misma.",
        },
    .item_won =
        {
            .subject = "Has ganado «{item}»",
            .title = "¡Enhorabuena!",
            .body = "Se ha cerrado la puja por «{item}» en la subasta «{auction}», y la oferta más alta, "
                    "{amount}, ha "
                    "sido la tuya.\n"
                    "Ponte en contacto con los organizadores para acordar el pago y la recogida.",
            .button = "Ver lo que has ganado",
            .note = {},
        },
    .account_exists =
        {
            .subject = "Ya tienes una cuenta en {site}",
            .title = "Ya tienes una cuenta",
            .body = "Alguien, seguramente tú, ha intentado registrarse en {site} con esta dirección. Ya "
                    "existe una "
                    "cuenta con ella, así que nada ha cambiado: solo tienes que iniciar sesión.",
            .button = "Iniciar sesión",
            .note = "¿Has olvidado la contraseña? Elige otra aquí: {reset_url}",
        },
    .email_verification =
        {
            .subject = "Confirma tu dirección de correo",
            .title = "Solo falta un paso",
            .body = "Confirma que esta dirección de correo es tuya. Después podrás iniciar sesión en {site}.",
            .button = "Confirmar la dirección",
            .note = "El enlace es válido durante {hours} horas. Si no te has registrado, no hagas caso de "
                    "este correo.",
        },
};

} // namespace auktiva::outbound
