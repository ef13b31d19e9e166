package io.eenjakarta.portal;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * A mail session of the server. The only class that knows Jakarta Mail, which a server may lack: no bean, so that it is loaded only
 * when a mail is to be sent.
 */
final class MailSession {

    private final Session session;

    private MailSession(Session session) {
        this.session = session;
    }

    /** The session of this JNDI name. */
    static MailSession named(String name) throws NamingException {
        return new MailSession(InitialContext.doLookup(name));
    }

    /** Sends a mail to all of these addresses; the session says from whom and by which server. Blocks. */
    void send(GrantMail mail, List<String> to, Instant now) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        for (String address : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        message.setFrom();
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(message);
    }
}
