<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- change: what was done, a part of the message keys; inSettings: the citizen came for this change, not for a login. -->
<#assign done = "ugyfelkapuDone." + (change!"app-enrolled")>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg(done + ".title")}
  <#elseif section = "form">
    <p>${msg(done + ".what")}</p>
    <p>${msg(done + ".now")}</p>
    <p>${msg("ugyfelkapuDoneOtherSessions")}</p>
    <p><#if (change!"") == "email-changed">${msg("ugyfelkapuDoneMailOld")}<#else>${msg("ugyfelkapuDoneMail")}</#if></p>
    <#if (client.name)?has_content>
      <p><#if (inSettings!false) || (isAppInitiatedAction!false)>${msg("ugyfelkapuDoneBackToClient")}<#else>${msg("ugyfelkapuDoneClient")}</#if> <strong>${advancedMsg(client.name)}</strong></p>
    </#if>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.actions>
        <@form.primary name="continue">${msg("ugyfelkapuContinue")}</@form.primary>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
