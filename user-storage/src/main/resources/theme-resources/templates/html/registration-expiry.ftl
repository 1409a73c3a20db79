<#import "template.ftl" as layout>
<#-- end: formatted time of the end; userName: how the user name begins; way: a part of the message keys; serviceName: name of the identification service. No link. -->
<@layout.emailLayout>
  <p>${msg("ugyfelkapuExpiry.what")}</p>
  <p>${msg("ugyfelkapuExpiry.end")} <strong>${end}</strong><br>${msg("ugyfelkapuExpiry.userName", userName)}<br>${msg("ugyfelkapuExpiry.service", serviceName)}</p>
  <p><strong>${msg("ugyfelkapuExpiry.task")}</strong> ${msg("ugyfelkapuExpiry." + way)}</p>
  <p>${msg("ugyfelkapuExpiry.afterwards")}</p>
  <p>${msg("ugyfelkapuExpiry.help")}</p>
  <p>${msg("ugyfelkapuExpiry.noReply")}</p>
</@layout.emailLayout>
