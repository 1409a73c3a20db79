<#import "ugyfelkapu-mail.ftl" as mail>
<#-- change: a part of the message keys; time: formatted time of the change; serviceName: name of the identification service. Never a code or a link. -->
<#assign preheader = msg("ugyfelkapuNotice." + change + ".what")>
<@mail.frame closing=msg("ugyfelkapuMailNoReply")>
  <p>${msg("ugyfelkapuNotice." + change + ".what")}</p>
  <p>${msg("ugyfelkapuMailWhen", time)}<br>${msg("ugyfelkapuMailWhere", mail.service(serviceName))}</p>
  <p>${msg("ugyfelkapuNotice." + change + ".now", mail.phone())}</p>
  <p><strong>${msg("ugyfelkapuMailNotYou")}</strong> ${msg("ugyfelkapuMailNotYouDo", mail.phone())}</p>
</@mail.frame>
