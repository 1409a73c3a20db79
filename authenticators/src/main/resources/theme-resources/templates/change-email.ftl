<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  step: "address" or "code"; maskedEmail: the present address, or absent; typedEmail: what was typed and refused; newEmail:
  where the code went; username: for password managers; requestId, validUntil, triesLeft, resendAt, codeSent: see the macro emailCode.
-->
<#assign entering = (step!"address") == "code">
<@layout.registrationLayout displayMessage=!(entering?then(requestId?has_content && messagesPerField.existsError("emailCode"), messagesPerField.existsError("password", "email"))); section>
  <#if section = "header">
    <#if !entering>${msg("ugyfelkapuChangeEmailTitle")}<#elseif requestId?has_content>${msg("ugyfelkapuChangeEmailCodeTitle")}<#else>${msg("ugyfelkapuEmailCodeNoneTitle")}</#if>
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <#if entering>
        <@form.emailCode address=newEmail wrongAddress=msg("ugyfelkapuNoMailNewAddress") confirm=msg("ugyfelkapuEmailConfirm")>
          <@form.secondary name="toAddress">${msg("ugyfelkapuChangeEmailOther")}</@form.secondary>
          <@form.cancelAction/>
        </@form.emailCode>
      <#else>
        <#if maskedEmail?has_content>
          <p>${msg("ugyfelkapuChangeEmailPresent")} <strong class="uk-entry">${maskedEmail}</strong></p>
        </#if>
        <p>${msg("ugyfelkapuChangeEmailLead")}</p>
        <@form.knownUser username=username!""/>
        <@form.passwordField name="password" label=msg("ugyfelkapuEnrolPassword")/>
        <@form.field name="email" label=msg("ugyfelkapuChangeEmailNew") inputmode="email" autocomplete="email" value=typedEmail!""/>
        <@form.actions>
          <@form.primary>${msg("ugyfelkapuEmailSend")}</@form.primary>
          <@form.cancelAction/>
        </@form.actions>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
