<#import "template.ftl" as layout>
<#import "ugyfelkapu-form.ftl" as form>
<#--
  maskedEmail: the registered address, dots alone if there is none; requestId, validUntil, triesLeft, resendAt, codeSent: see the macro emailCode;
  otherFactor: the app is active, too; locked: no code is taken now, the message says until when.
-->
<@layout.registrationLayout displayMessage=!(requestId?has_content && messagesPerField.existsError("emailCode")); section>
  <#if section = "header">
    <#if (locked!false) || !form.isAddress(maskedEmail!"")>${msg("ugyfelkapuCodeLockedTitle")}<#elseif requestId?has_content>${msg("ugyfelkapuEmailCodeTitle")}<#else>${msg("ugyfelkapuEmailCodeNoneTitle")}</#if>
  <#elseif section = "form">
    <form method="post" action="${url.loginAction}" novalidate class="uk-form">
      <#if locked!false>
        <@form.actions>
          <@form.back/>
        </@form.actions>
      <#else>
        <@form.emailCode address=maskedEmail!"" wrongAddress=msg("ugyfelkapuNoMailAddress") confirm=msg("ugyfelkapuContinue")>
          <#if otherFactor!false>
            <@form.secondary name="otherFactor">${msg("ugyfelkapuOtherFactorApp")}</@form.secondary>
          </#if>
          <@form.back/>
        </@form.emailCode>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
