<#import "template.ftl" as layout>
<#-- time: formatted time of the enrolment; serviceName: name of the identification service. -->
<@layout.emailLayout>
  <p>${msg("ugyfelkapuPlusEnrolledWhat")}</p>
  <p>${msg("ugyfelkapuPlusEnrolledWhen", time)}<br>${msg("ugyfelkapuPlusEnrolledWhere", serviceName)}</p>
  <p>${msg("ugyfelkapuPlusEnrolledFromNow")}</p>
  <p><strong>${msg("ugyfelkapuPlusEnrolledNotYou")}</strong> ${msg("ugyfelkapuPlusEnrolledNotYouDo")}</p>
  <p>${msg("ugyfelkapuPlusEnrolledNoReply")}</p>
</@layout.emailLayout>
