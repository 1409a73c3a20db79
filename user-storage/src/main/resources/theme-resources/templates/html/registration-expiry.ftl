<#import "ugyfelkapu-mail.ftl" as mail>
<#-- end: formatted time of the end; userName: how the user name begins; way: a part of the message keys; serviceName: name of the identification service. No link. -->
<#assign preheader = msg("ugyfelkapuExpiry.what")>
<@mail.frame closing=msg("ugyfelkapuExpiry.noReply")>
  <p>${msg("ugyfelkapuExpiry.what")}</p>
  <p>${msg("ugyfelkapuExpiry.end")} <strong>${end}</strong><br>${msg("ugyfelkapuExpiry.userName", userName)}<br>${msg("ugyfelkapuExpiry.service", mail.service(serviceName))}</p>
  <p><strong>${msg("ugyfelkapuExpiry.task")}</strong> ${msg("ugyfelkapuExpiry." + way)}</p>
  <p>${msg("ugyfelkapuExpiry.afterwards")}</p>
  <p>${msg("ugyfelkapuExpiry.help", mail.phone())}</p>
</@mail.frame>
