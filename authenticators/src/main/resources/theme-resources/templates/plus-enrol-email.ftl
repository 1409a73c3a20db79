<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  step: "password" or "code"; maskedEmail: the registered address, dots alone if there is none; username: for password managers; requestId,
  validUntil, triesLeft, resendAt, codeSent: see the macro emailCode; locked: nothing is taken now.
-->
<#assign entering = (step!"password") == "code">
<@layout.registrationLayout displayMessage=!messagesPerField.existsError(entering?then((requestId?has_content)?then("emailCode", "none"), "password")); section>
  <#if section = "header">
    <#if (locked!false) || (entering && !form.isAddress(maskedEmail!""))>${msg("ugyfelkapuCodeLockedTitle")}<#elseif !entering>${msg("ugyfelkapuEnrolEmailTitle")}<#elseif requestId?has_content>${msg("ugyfelkapuEnrolEmailCodeTitle")}<#else>${msg("ugyfelkapuEmailCodeNoneTitle")}</#if>
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <#if locked!false>
        <@form.actions>
          <@form.back/>
        </@form.actions>
      <#elseif entering>
        <@form.emailCode address=maskedEmail!"" wrongAddress=msg("ugyfelkapuNoMailAddress") confirm=msg("ugyfelkapuEmailConfirm")>
          <@form.back/>
        </@form.emailCode>
      <#elseif !form.isAddress(maskedEmail!"")>
        <#if !message?has_content>
          <p class="uk-notice">${msg("ugyfelkapuNoEmail")}</p>
        </#if>
        <@form.actions>
          <@form.back/>
        </@form.actions>
      <#else>
        <p>${msg("ugyfelkapuEnrolEmailLead")}</p>
        <p>${msg("ugyfelkapuEmailCodeGoesTo")} <strong class="uk-entry">${maskedEmail}</strong></p>
        <p>${msg("ugyfelkapuNoMailAddress")}</p>
        <@form.knownUser username=username!""/>
        <@form.passwordField name="password" label=msg("ugyfelkapuEnrolPassword")/>
        <@form.actions>
          <@form.primary>${msg("ugyfelkapuEmailSend")}</@form.primary>
          <@form.back/>
        </@form.actions>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
