<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- task: "email-off" or "remove"; appActive, emailActive: what is active now; closed: one factor no longer logs in. -->
<#assign removing = task == "remove">
<@layout.registrationLayout; section>
  <#if section = "header">
    <#if removing>${msg("ugyfelkapuConfirmRemoveTitle")}<#else>${msg("ugyfelkapuConfirmEmailOffTitle")}</#if>
  <#elseif section = "form">
    <p>${msg("ugyfelkapuConfirmLead")}</p>
    <ul>
      <#if !removing>
        <li>${msg("ugyfelkapuConfirmEmailOff")}</li>
        <li>${msg("ugyfelkapuConfirmAppOnly")}</li>
        <li>${msg("ugyfelkapuConfirmOtherSessions")}</li>
      <#else>
        <#if appActive!false>
          <li>${msg("ugyfelkapuConfirmAppGoes")}</li>
        </#if>
        <#if emailActive!false>
          <li>${msg("ugyfelkapuConfirmEmailGoes")}</li>
        </#if>
        <#if closed!false>
          <li>${msg("ugyfelkapuConfirmClosed")}</li>
        <#else>
          <li>${msg("ugyfelkapuConfirmPasswordOnly")}</li>
        </#if>
        <li>${msg("ugyfelkapuConfirmSignedOut")}</li>
      </#if>
    </ul>
    <#if removing>
      <p><strong>${msg("ugyfelkapuRemoveKeepsAccount")}</strong></p>
    </#if>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <@form.actions>
        <@form.primary name="confirm" danger=removing><#if removing>${msg("ugyfelkapuRemove")}<#else>${msg("ugyfelkapuTaskEmailOff")}</#if></@form.primary>
        <@form.link name="toSettings">${msg("ugyfelkapuToSettings")}</@form.link>
        <@form.cancelAction/>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
