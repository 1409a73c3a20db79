<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#-- telephoneId: what was typed before, if it was none; unavailable: the method does not work now, the message says so. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("telephoneId"); section>
  <#if section = "header">
    ${msg("ugyfelkapuTelephoneIdTitle")}
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <#if unavailable!false>
        <@form.actions>
          <@form.back/>
        </@form.actions>
      <#else>
        <@form.field name="telephoneId" label=msg("ugyfelkapuTelephoneIdLabel") hint=msg("ugyfelkapuTelephoneIdHint") value=telephoneId!"" inputmode="numeric" code=true/>
        <@form.actions>
          <@form.primary>${msg("ugyfelkapuContinue")}</@form.primary>
          <@form.back/>
        </@form.actions>
      </#if>
    </form>
    <#if !(unavailable!false)>
      <details id="telephone-help" class="uk-details">
        <summary>${msg("ugyfelkapuTelephoneIdHelpTitle")}</summary>
        <p>${msg("ugyfelkapuTelephoneIdWhere")}</p>
        <p>${msg("ugyfelkapuTelephoneIdNone")}</p>
        <p>${msg("ugyfelkapuLostPhone")}</p>
      </details>
    </#if>
  </#if>
</@layout.registrationLayout>
