#include "outbound/mail_words.hpp"

namespace auktiva::outbound {

language_words const spanish_words{
    .greeting = "Hola, {name}:",
    .greeting_to_nobody = "Hola:",
    .admin = "administrador",
    .creator = "vendedor",
    .bidder = "postor",
    .copy_link = "Si el botón no funciona, abra esta dirección en su navegador:",
    .how_to_stop = "Recibe este correo porque lo pidió. Puede cambiarlo en sus ajustes: {settings_url}",
    .footer = "{site} ha enviado este correo automáticamente; nadie lee las respuestas.",
    .welcome =
        {
            .subject = "Le damos la bienvenida a {site}",
            .title = "Qué bien que esté aquí",
            .body = "Su cuenta en {site} está lista.\n"
                    "Ya puede participar en subastas, pujar y ofrecer sus propios artículos.",
            .button = "Empezar",
            .note = {},
        },
    .invite =
        {
            .subject = "{sender} le invita a «{auction}»",
            .title = "Tiene una invitación",
            .body = "{sender} quiere que participe en la subasta «{auction}» en {site}. Su papel: {role}.\n"
                    "Para aceptar, inicie sesión con la dirección que ha recibido este correo o cree una "
                    "cuenta con "
                    "ella.",
            .button = "Ver la invitación",
            .note =
                "La invitación es válida durante {days} días. Si no conoce a quien la envía, no haga nada.",
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
            .subject = "Han superado su puja por «{item}»",
            .title = "Alguien ha pujado más que usted",
            .body = "La puja más alta por «{item}» en la subasta «{auction}» es ahora de {amount}, y ya no "
                    "es la suya.\n"
                    "Si todavía lo quiere, quizá esté a tiempo de volver a pujar.",
            .button = "Volver a pujar",
            .note = {},
        },
    .password_reset =
        {
            .subject = "Elija una contraseña nueva",
            .title = "Una contraseña nueva",
            .body = "Alguien, seguramente usted, ha pedido una contraseña nueva para su cuenta en {site}.",
            .button = "Elegir una contraseña",
            .note = "El enlace sirve una sola vez y durante {minutes} minutos. Si no lo ha pedido usted, no "
                    "tiene que "
                    "hacer nada: su contraseña sigue siendo la misma.",
        },
    .item_won =
        {
            .subject = "Ha ganado «{item}»",
            .title = "¡Enhorabuena!",
            .body = "Se ha cerrado la puja por «{item}» en la subasta «{auction}», y la oferta más alta, "
                    "{amount}, ha "
                    "sido la suya.\n"
                    "Póngase en contacto con los organizadores para acordar el pago y la recogida.",
            .button = "Ver lo que ha ganado",
            .note = {},
        },
    .account_exists =
        {
            .subject = "Ya tiene una cuenta en {site}",
            .title = "Ya tiene una cuenta",
            .body = "Alguien, seguramente usted, ha intentado registrarse en {site} con esta dirección. Ya "
                    "existe una "
                    "cuenta con ella, así que nada ha cambiado: solo tiene que iniciar sesión.",
            .button = "Iniciar sesión",
            .note = "¿Ha olvidado la contraseña? Elija otra aquí: {reset_url}",
        },
    .email_verification =
        {
            .subject = "Confirme su dirección de correo",
            .title = "Solo falta un paso",
            .body = "Confirme que esta dirección de correo es suya. Después podrá iniciar sesión en {site}.",
            .button = "Confirmar la dirección",
            .note = "El enlace es válido durante {hours} horas. Si no se ha registrado, no haga caso de "
                    "este correo.",
        },
};

} // namespace auktiva::outbound
