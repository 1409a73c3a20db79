<#import "ugyfelkapu-mail.ftl" as mail>
<#-- password: six digits; usableUntil: date and clock time; serviceName: name of the identification service. Never the telephone id, no link. -->
<#-- Without the password: it lives for days, and a list of mails stands open on many screens. -->
<#assign preheader = msg("ugyfelkapuTelephoneMail.change")>
<@mail.frame closing=msg("ugyfelkapuMailNoReply")>
  <p>${msg("ugyfelkapuTelephoneMail.what")}</p>
  <p style="margin:0 0 16px; font-size:32px; line-height:1.3; letter-spacing:4px"><strong>${password}</strong></p>
  <p>${msg("ugyfelkapuTelephoneMail.until", usableUntil)}</p>
  <p>${msg("ugyfelkapuTelephoneMail.change")}</p>
  <p>${msg("ugyfelkapuTelephoneMail.id")}</p>
  <p><strong>${msg("ugyfelkapuTelephoneMail.secret")}</strong></p>
  <p><strong>${msg("ugyfelkapuTelephoneMail.notYou")}</strong> ${msg("ugyfelkapuMailNotYouDo", mail.phone())}</p>
  <p>${msg("ugyfelkapuMailWhere", mail.service(serviceName))}</p>
</@mail.frame>
