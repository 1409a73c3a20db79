<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- locked, lockedUntil: too many wrong deletion codes, and the date and time when that ends; emailRemains: the e-mail code stays active. -->
<@layout.registrationLayout displayMessage=(locked!false) || !messagesPerField.existsError("deletionCode"); section>
  <#if section = "header">
    ${msg("ugyfelkapuRemoveTitle")}
  <#elseif section = "form">
    <#if locked!false>
      <#if lockedUntil?has_content && !message?has_content>
        <p class="uk-notice">${msg("ugyfelkapuDeletionCodeLocked", lockedUntil)}</p>
      </#if>
    <#else>
      <p>${msg("ugyfelkapuRemoveLead")} <strong>${msg("ugyfelkapuRemoveKeepsAccount")}</strong></p>
      <#if emailRemains!false>
        <p>${msg("ugyfelkapuRemoveEmailRemains")}</p>
      </#if>
      <p>${msg("ugyfelkapuRemoveAgain")}</p>
    </#if>
    <p>${msg("ugyfelkapuLostOfficial")}</p>
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <#if !(locked!false)>
        <@form.field name="deletionCode" label=msg("ugyfelkapuRemoveLabel") hint=msg("ugyfelkapuRemoveHint") code=true long=true/>
      </#if>
      <@form.actions>
        <#if !(locked!false)>
          <@form.primary name="remove" danger=true>${msg("ugyfelkapuRemove")}</@form.primary>
        </#if>
        <#if inSettings!false>
          <@form.back/>
        <#else>
          <@form.link name="toCode">${msg("ugyfelkapuRemoveToCode")}</@form.link>
          <@form.cancelAction/>
        </#if>
      </@form.actions>
    </form>
  </#if>
</@layout.registrationLayout>
