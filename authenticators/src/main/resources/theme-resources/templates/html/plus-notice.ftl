<#import "template.ftl" as layout>
<#-- change: a part of the message keys; time: formatted time of the change; serviceName: name of the identification service. Never a code or a link. -->
<@layout.emailLayout>
  <p>${msg("ugyfelkapuNotice." + change + ".what")}</p>
  <p>${msg("ugyfelkapuMailWhen", time)}<br>${msg("ugyfelkapuMailWhere", serviceName)}</p>
  <p>${msg("ugyfelkapuNotice." + change + ".now")}</p>
  <p><strong>${msg("ugyfelkapuMailNotYou")}</strong> ${msg("ugyfelkapuMailNotYouDo")}</p>
  <p>${msg("ugyfelkapuMailNoReply")}</p>
</@layout.emailLayout>
