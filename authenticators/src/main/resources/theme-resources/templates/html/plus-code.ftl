<#import "ugyfelkapu-mail.ftl" as mail>
<#-- code: six digits; requestId: stands on the page, too; validUntil: clock time; minutes; purpose: a part of the message keys; serviceName. No link. -->
<#assign text = "ugyfelkapuCode." + purpose>
<#-- What a list of mails shows of this one; a layout that does not know it leaves it out. -->
<#assign preheader = msg(text + ".what") + " " + code>
<@mail.frame closing=msg("ugyfelkapuMailNoReply")>
  <p>${msg(text + ".what")}</p>
  <p style="margin:0 0 16px; font-size:32px; line-height:1.3; letter-spacing:4px"><strong>${code}</strong></p>
  <p>${msg("ugyfelkapuCodeRequest", requestId)}</p>
  <p>${msg("ugyfelkapuCodeValid", minutes, validUntil)}</p>
  <p><strong>${msg("ugyfelkapuCodeSecret")}</strong></p>
  <p><strong>${msg("ugyfelkapuCodeNotYou")}</strong> ${msg(text + ".notYou", mail.phone())}</p>
  <p>${msg("ugyfelkapuMailWhere", mail.service(serviceName))}</p>
</@mail.frame>
